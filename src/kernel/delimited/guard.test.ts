import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guarded, unguarded } from './guard.ts';

const pieces = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  "'",
  '"',
  ';',
  ',',
  '|',
  '\t',
  '\n',
  '\r',
  ' ',
  'a',
  '1',
  '가',
);
const texts = fc.array(pieces, { maxLength: 12 }).map((all) => all.join(''));

test.each([
  ['=HYPERLINK("http://example.org")', `'=HYPERLINK("http://example.org")`],
  ['+82 2', "'+82 2"],
  ['-', "'-"],
  ["'s", "''s"],
  ['seen; =1+1', "seen; '=1+1"],
  ['a\n@b', "a\n'@b"],
  ['-12.5', '-12.5'],
  ['<5', '<5'],
  ['a-b = c', 'a-b = c'],
])('%j stands in a table as %j', (text, cell) => {
  expect(guarded(text)).toBe(cell);
  expect(unguarded(cell)).toBe(text);
});

test('no text begins a formula wherever a spreadsheet splits it, and each is read back as it was', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const cell = guarded(text);
      expect(unguarded(cell)).toBe(text);
      for (const part of cell.split(/[;,|\t\r\n]/u))
        if (!/^-?\d+(\.\d+)?$/.test(part)) expect(part).not.toMatch(/^["\s]*[=+@＝＋－＠-]/u);
    }),
    { numRuns: 2000 },
  );
});
