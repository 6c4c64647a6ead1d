import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const clinical =
  /tumou?r|cancer|carcinom|biops|patholog|histolog|oncolog|gyna?ec|radiolog|imaging|molecular|surg|patient|clinic|disease|therap/i;

it('meetings knows no word of a clinic: whose series it is says them', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(ts|sql|json)$/.test(file) && !file.endsWith('.test.ts'),
  );
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((file) =>
    readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
      .split('\n')
      .filter((line) => clinical.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
