import { expect, test } from 'vitest';
import { readAgenda } from './read-agenda.ts';

const textOf = (...labels: readonly string[]): string =>
  JSON.stringify({ at: 'x', rows: labels.map((label, index) => ({ id: String(index), case: { label } })) });

test('one text is one agenda; of another text rows that say the same are the same, and all stand as it says', () => {
  const first = readAgenda(textOf('C-1', 'C-2', 'C-3'));
  expect(readAgenda(textOf('C-1', 'C-2', 'C-3'))).toBe(first);
  const later = readAgenda(textOf('C-1', 'C-9', 'C-3'));
  expect(later).toEqual(JSON.parse(textOf('C-1', 'C-9', 'C-3')));
  expect(later.rows.map((row, index) => row === first.rows[index])).toEqual([true, false, true]);
});
