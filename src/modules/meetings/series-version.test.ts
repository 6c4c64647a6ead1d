import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('what a series is on a day, and who sits on it, is asked by one file alone', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const named = files.filter((file) => {
    const text = readFileSync(`${import.meta.dirname}/${file}`, 'utf8');
    const [, names = ''] = /import \{([^}]*)\} from '(?:\.\.?\/)+tables\.ts'/.exec(text) ?? [];
    return /\b(member|seriesVersion)\b/.test(names);
  });
  // The others write them.
  expect(named.toSorted()).toEqual([
    'commands/add-series.ts',
    'commands/change-series.ts',
    'commands/take-back-version.ts',
    'series-version.ts',
    'striking.ts',
  ]);
});
