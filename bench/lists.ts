import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { type Database, inHouse, type Tx } from '../src/kernel/scope.ts';
import { caseList, type CaseFilter } from '../src/modules/board/queries/case-list.ts';
import { findPatients } from '../src/modules/care/queries/find-patients.ts';
import { namesOf, recordNumberOf } from './names.ts';
import { median, type Report, reportOf, type Result, result, say } from './measured.ts';
import { addCentre, type Centre, fillCentre } from './one-centre.ts';
import { withDatabase } from './temporary-database.ts';

/** Sizes can be made small to try the benchmark itself: BENCH_SHARE=0.01. */
const share = Number(process.env['BENCH_SHARE'] ?? '1');
const sizes = { '1500': Math.round(1_500 * share), '50k': Math.round(50_000 * share) };
const limit = { name: 'limit', value: 5, unit: 'ms' };
const rounds = 40;
const warm = 10;

type Explained = [{ 'Planning Time': number; 'Execution Time': number }];
type Query = { readonly text: string };

/** What the database itself spends on every statement that goes through a client: planning and execution, milliseconds. */
const explaining = (client: pg.PoolClient, spent: (milliseconds: number) => void): pg.PoolClient =>
  new Proxy(client, {
    get: (target, name) => {
      if (name !== 'query') return Reflect.get(target, name, target) as unknown;
      return async (query: Query, values: unknown[]) => {
        const text = `explain (analyze, timing off, format json) ${query.text}`;
        const { rows } = await target.query<{ 'QUERY PLAN': Explained }>(text, values);
        const [plan] = rows[0]?.['QUERY PLAN'] ?? [];
        if (plan === undefined) throw new Error('no plan');
        spent(plan['Planning Time'] + plan['Execution Time']);
        return target.query(query as never, values as never);
      };
    },
  });

type Read = (tx: Tx) => Promise<number>;

/** Milliseconds of the database for each run of a query function of the product, in the owner's scope. */
const databaseTimes = async (
  { readers, house }: Database,
  ownerId: string,
  read: Read,
): Promise<number[]> => {
  const client = await readers.connect();
  const times: number[] = [];
  try {
    await client.query('begin read only');
    await client.query(`select set_config('app.owner_ids', '{${ownerId}}', true)`);
    for (let turn = -warm; turn < rounds; turn += 1) {
      let sum = 0;
      const tx = inHouse(drizzle(explaining(client, (milliseconds) => (sum += milliseconds))), house);
      if ((await read(tx)) === 0) throw new Error('nothing was found');
      if (turn >= 0) times.push(sum);
    }
  } finally {
    await client.query('rollback');
    client.release();
  }
  return times;
};

const listed =
  (ownerId: string, filter: CaseFilter): Read =>
  async (tx) =>
    (await caseList(tx, ownerId, filter)).cases.length;

/** A search as its page does it: who is found, then where they stand. */
const searched =
  (ownerId: string, typed: string): Read =>
  async (tx) => {
    const patientIds = await findPatients(tx, ownerId, typed);
    return (await caseList(tx, ownerId, { patientIds })).cases.length;
  };

/**
 * What people type: names that many bear and one that hardly anybody does, of the most common family, both ways round,
 * one word, Hangul, a number.
 */
const typedTexts = (count: number): Record<string, string> => {
  const names = namesOf(count);
  const bearers = new Map<string, number>();
  for (const { given, family } of names)
    if (family === 'Kim') bearers.set(given, (bearers.get(given) ?? 0) + 1);
  const often = [...bearers].toSorted(([, a], [, b]) => b - a).map(([given]) => given);
  const most = often[0] ?? '';
  // A name with which a longer one begins is read as that one's beginning too, which is the slower way.
  const fewest = often.findLast((given) =>
    often.every((other) => other === given || !other.startsWith(given)),
  );
  if (fewest === undefined) throw new Error('every name begins a longer one');
  const hangul = names.find(({ family, given }) => family === 'Kim' && given === most)?.hangul ?? '';
  return {
    family: 'kim',
    given: most,
    part: most.slice(0, 1),
    whole: `Kim ${most}`,
    whole_begun: `Kim ${most.slice(0, 1)}`,
    whole_turned: `${most} Kim`,
    whole_spaced: `${most.replace('-', ' ')} Kim`,
    whole_seldom_spaced: `${fewest.replace('-', ' ')} Kim`,
    whole_as_one: `${most.replace('-', '')} kim`,
    whole_seldom: `Kim ${fewest}`,
    whole_seldom_turned: `${fewest} Kim`,
    hangul,
    hangul_given: hangul.slice(1),
    hangul_turned: `${hangul.slice(1)} ${hangul.slice(0, 1)}`,
    number: recordNumberOf(count - 1),
    number_begun: recordNumberOf(count - 1).slice(0, 5),
  };
};

const measured = async (
  app: Database,
  { ownerId }: Centre,
  name: string,
  count: number,
): Promise<Result[]> => {
  const year = new Intl.DateTimeFormat('en', { year: 'numeric' }).format(Date.now());
  const late = `${Number(year) - 8}-06`;
  const lists = {
    first: listed(ownerId, {}),
    late: listed(ownerId, { after: { sortOn: late, label: '' } }),
    by_state: listed(ownerId, { state: 'operated' }),
  };
  const searches = Object.fromEntries(
    Object.entries(typedTexts(count)).map(([what, typed]) => [what, searched(ownerId, typed)]),
  );
  const found: Record<string, number[]> = {};
  for (const [what, read] of Object.entries({ ...lists, ...searches })) {
    say(`${name}: ${what}`);
    found[what] = await databaseTimes(app, ownerId, read);
  }
  const worst = (of: object): number[] =>
    Object.keys(of)
      .map((what) => found[what] ?? [])
      .toSorted((a, b) => median(b) - median(a))[0] ?? [];
  return [
    result(`cases.list.${name}.ms`, 'ms', worst(lists), limit),
    result(`search.${name}.ms`, 'ms', worst(searches), limit),
    ...Object.entries(found).map(([what, times]) => result(`lists.${name}.${what}.ms`, 'ms', times)),
  ];
};

/** What the list of cases and the search cost the database, planning included, for a small house and a very large one. */
export const lists = async (): Promise<Report> => {
  const results: Result[] = [];
  let postgres = '';
  await withDatabase(async ({ app, owner, version }) => {
    postgres = version;
    for (const [name, count] of Object.entries(sizes)) {
      say(`importing ${count} cases`);
      const centre = await addCentre(app, `bench-${name}`);
      await fillCentre(app, centre, count);
      await owner.query('vacuum (analyze)');
      results.push(...(await measured(app, centre, name, count)));
    }
  });
  return reportOf('lists', postgres, results);
};
