import { expect, test } from 'vitest';
import { recordIn, tableOf, takenRecords, takingPath } from './taken-records.ts';

test('a table has one name in an address and an address one table; what no page takes back has none', () => {
  for (const [what, table] of Object.entries(takenRecords)) {
    expect(tableOf(what)).toBe(table);
    expect(recordIn(table)).toBe(what);
  }
  expect(recordIn('quality.statement')).toBeNull();
  expect(tableOf('constructor')).toBeNull();
  expect(takingPath('hanbit', { caseId: 'c', what: 'operation', id: 'o' })).toBe(
    '/c/hanbit/cases/c/take-back/operation/o',
  );
});
