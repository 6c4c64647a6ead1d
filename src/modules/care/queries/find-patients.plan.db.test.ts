import { sql } from 'drizzle-orm';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { testDatabase } from '../../../testing/database.ts';
import { patientSearch } from './find-patients.ts';

/** Terms of 50,000 invented women who share 40 family names, written past the record; no woman stands behind them. */
const manyTerms = `
  set session_replication_role = replica;
  insert into care.identity_term (owner_id, patient_id, term)
  select $1, md5($1 || n)::uuid, term from generate_series(1, 50000) as n,
    unnest(array['family' || n % 40 || 'given' || n, 'given' || n, chr(44032 + n % 40) || chr(44132 + n % 500) || chr(45000 + n % 900),
      chr(44132 + n % 500) || chr(45000 + n % 900), 'r' || lpad(n::text, 8, '0')]) as term
  on conflict do nothing;`;

type Plan = {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  Plans?: Plan[];
};
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

test('under the policies, a search of 50,000 women reads by an index, with the beginning in its condition', async () => {
  const { database, ownerId } = await createTestCentre();
  const owner = new Client(testDatabase().owner);
  await owner.connect();
  try {
    await owner.query(manyTerms.replaceAll('$1', `'${ownerId}'`));
    await owner.query('analyze care.identity_term');
    for (const typed of ['family7 given', 'given4711', '갂', '갂 곰', 'r000', '26-0001', 'mü']) {
      const search = patientSearch(ownerId, typed);
      const rows = await withScope(database, [ownerId], (tx) =>
        tx.execute<{ 'QUERY PLAN': [{ Plan: Plan }] }>(sql`explain (format json) ${search}`),
      );
      const plan = rows.rows[0]?.['QUERY PLAN'][0].Plan;
      const reading =
        plan === undefined ? [] : nodesOf(plan).filter((node) => /Scan/.test(node['Node Type']));
      const tables = reading.filter((node) => node['Relation Name'] !== undefined);
      expect(tables.map((node) => node['Node Type'])).not.toContain('Seq Scan');
      const conditions = reading.flatMap((node) => node['Index Cond'] ?? []);
      expect([typed, conditions.some((condition) => condition.includes('~>=~'))]).toEqual([typed, true]);
    }
  } finally {
    await owner.query(
      `set session_replication_role = origin; delete from care.identity_term where owner_id = '${ownerId}'`,
    );
    await owner.end();
  }
}, 60_000);
