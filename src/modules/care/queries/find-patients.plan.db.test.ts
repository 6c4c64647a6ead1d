import { sql, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { connectionOf } from '../../../kernel/app-password.ts';
import { openDatabase, type Tx, withScope } from '../../../kernel/scope.ts';
import { appDatabase } from '../../../testing/centre.ts';
import { scratchDatabase } from '../../../testing/scratch-database.ts';
import { asksOf, labelBegun } from '../search-terms.ts';
import { allBegun, findPatients, oneBeginning, termsBegun } from './find-patients.ts';

/** Terms of 50,000 invented women who share 40 family names, written past the record; no woman stands behind them. */
const manyTerms = `
  set session_replication_role = replica;
  insert into care.identity_term (owner_id, patient_id, term, all_terms)
  select $1, md5($1 || n)::uuid, term, ' ' || array_to_string(terms, ' ') from generate_series(1, 50000) as n,
    lateral (select array['family' || n % 40 || 'given' || n, 'given' || n, chr(44032 + n % 40) || chr(44132 + n % 500) || chr(45000 + n % 900),
      chr(44132 + n % 500) || chr(45000 + n % 900), 'r' || lpad(n::text, 8, '0')] as terms) as hers, unnest(terms) as term
  on conflict do nothing;`;

/** The statistics of the terms come when the test says, in a database whose tables no other test has filled. */
const nobodyAnalyses = ['care.identity_term', 'care."case"']
  .map((table) => `alter table ${table} set (autovacuum_enabled = off);`)
  .join(' ');

type Plan = {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  Plans?: Plan[];
};
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Every statement that a search for this text may send. */
const statementsOf = (ownerId: string, typed: string): SQL[] => {
  const asks = asksOf(typed);
  const single = asks.flatMap((words) => (words.length === 1 ? words : []));
  return [
    oneBeginning(ownerId, labelBegun(typed), single),
    ...asks.flatMap((words) =>
      words.length === 1 ? [] : [termsBegun(ownerId, words), allBegun(ownerId, words)],
    ),
  ].filter((statement) => statement !== null);
};

const literal = (value: unknown): string =>
  typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;

/** The plan the readers' pool would keep for a statement: made for any text, or for this one. */
const planOf = async (tx: Tx, statement: SQL, kept: 'force_generic_plan' | 'force_custom_plan') => {
  const { sql: text, params } = new PgDialect().sqlToQuery(statement);
  await tx.execute(sql.raw(`set local plan_cache_mode = ${kept}`));
  await tx.execute(sql.raw(`prepare search as ${text}`));
  const given = params.map(literal).join(', ');
  const { rows } = await tx.execute<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    sql.raw(`explain (format json) execute search(${given})`),
  );
  await tx.execute(sql`deallocate search`);
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  if (plan === undefined) throw new Error('no plan');
  return nodesOf(plan);
};

/** How each reading of a table is bounded: by the beginning of a term or label, by who she is, or by nothing. */
const boundsOf = (nodes: readonly Plan[]): string[] =>
  nodes
    .filter((node) => node['Relation Name'] !== undefined || node['Index Name'] !== undefined)
    .filter((node) => /Scan/.test(node['Node Type']) && node['Node Type'] !== 'Bitmap Heap Scan')
    .map((node) => {
      const condition = node['Index Cond'] ?? '';
      if (condition.includes('~>=~')) return 'beginning';
      return /patient_id = (ANY|t\.)/.test(condition) ? 'woman' : `nothing: ${node['Node Type']}`;
    });

const typedTexts = [
  'family7 given',
  'given4711',
  '갂',
  '갂 곰',
  'r000',
  '26-0001',
  'mü',
  'given4711 family r0',
];

test('under the policies, each statement of a search of 50,000 women reads by beginnings or by women, whatever the planner knows, and nobody is left out', async () => {
  const scratch = await scratchDatabase();
  const database = openDatabase(connectionOf(scratch.owner, 'consilium_app'), appDatabase().house, 1);
  const owner = new Client(scratch.owner);
  await owner.connect();
  const ownerId = randomUUID();
  const allBounds = (kept: 'force_generic_plan' | 'force_custom_plan') =>
    withScope(database, [ownerId], async (tx) => {
      for (const typed of typedTexts)
        for (const statement of statementsOf(ownerId, typed)) {
          const bounds = boundsOf(await planOf(tx, statement, kept));
          expect([typed, bounds.length > 0, bounds.filter((bound) => bound.startsWith('nothing'))]).toEqual([
            typed,
            true,
            [],
          ]);
        }
    });
  try {
    await owner.query(nobodyAnalyses);
    await owner.query(manyTerms.replaceAll('$1', `'${ownerId}'`));
    await allBounds('force_generic_plan');
    await allBounds('force_custom_plan');
    await owner.query('analyze care.identity_term');
    await allBounds('force_generic_plan');
    await allBounds('force_custom_plan');
    const found = (typed: string) => withScope(database, [ownerId], (tx) => findPatients(tx, ownerId, typed));
    const woman = (n: number) =>
      createHash('md5')
        .update(`${ownerId}${n}`)
        .digest('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    // Two words that begin a thousand terms each, and few women bear both: all of them, nearest first.
    const both = Array.from({ length: 25 }, (_, index) => woman(7 + index * 40));
    expect(await found('family7 r00000')).toEqual(both);
    expect(await found('r00000 family7')).toEqual(both);
    expect(await found('family7 r00000 given')).toEqual(both);
    expect(await found('family7 family8')).toEqual([]);
    const sevenths = new Set(Array.from({ length: 1_250 }, (_, index) => woman(7 + index * 40)));
    const many = await found('given family7');
    expect([many.length, many.filter((id) => !sevenths.has(id))]).toEqual([50, []]);
  } finally {
    await owner.end();
    await database.close();
    await scratch.drop();
  }
}, 60_000);
