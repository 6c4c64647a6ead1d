import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = readFileSync('docs/hazards.md', 'utf8');
const sections = text.split(/^## /m).slice(1);
const proofs = [...text.matchAll(/^- `([^`]+)`: (.+)$/gm)].map(([, file = '', name = '']) => ({
  file,
  name,
}));

/** Titles of tests as they stand in a file. */
const titlesOf = (file: string): string[] =>
  existsSync(file)
    ? [...readFileSync(file, 'utf8').matchAll(/\b(?:it|test)\(\s*(['"`])((?:(?!\1).)+)\1/g)].map(
        ([, , title = '']) => title,
      )
    : [];

test.each(proofs)('the proof “$name” is there', ({ file, name }) => {
  expect(titlesOf(file)).toContain(name);
});

test('every hazard says its control, and its proof or what is left', () => {
  expect(sections.length).toBeGreaterThan(12);
  for (const section of sections) expect(section).toMatch(/^- `[^`]+`: |sends no mail/m);
});
