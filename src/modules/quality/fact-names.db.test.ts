import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../testing/database.ts';
import { caseTruths, operationTruths } from './fact-names.ts';

const owner = new Client(testDatabase().owner);
beforeAll(() => owner.connect());
afterAll(() => owner.end());

/** What may be true, false or unknown of a row there. */
const truthsOf = async (table: string): Promise<string[]> => {
  const { rows } = await owner.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_schema = 'quality' and table_name = $1 and data_type = 'boolean'`,
    [table],
  );
  return rows.map((row) => row.column_name).toSorted();
};

test.each([
  ['case_fact', caseTruths, []],
  ['indicator_case', caseTruths, ['came_to_centre']],
  ['operation_fact', operationTruths, ['first_of_case']],
  ['indicator_operation', operationTruths, ['first_of_case']],
] as const)('%s tells every fact of the registry, and no other', async (table, facts, besides) => {
  expect(await truthsOf(table)).toEqual([...facts, ...besides].toSorted());
});
