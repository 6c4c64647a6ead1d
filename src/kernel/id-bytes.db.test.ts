import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { appDatabase } from '../testing/centre.ts';
import { idBytes } from './id-bytes.ts';
import { withScope } from './scope.ts';

const first = '0198a0c0-1111-7222-8333-444455556666';
const second = 'ffffffff-ffff-8fff-bfff-ffffffffffff';

test.each([
  ['several, with one that is not known', [first, null, second]],
  ['none', []],
  ['one', [second]],
])('the database reads ids as they were given: %s', (_, ids) =>
  withScope(appDatabase(), [], async (tx) => {
    const { rows } = await tx.execute(sql`select ${sql.param(idBytes(ids))}::uuid[]::text[] as ids`);
    expect(rows).toEqual([{ ids }]);
  }),
);

test.each(['', first.replaceAll('-', ''), `${first}0`, first.replace('a', 'g')])('%s is no id', (text) => {
  expect(() => idBytes([first, text])).toThrow('id_not_storable');
});
