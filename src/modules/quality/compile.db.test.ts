import { drizzle } from 'drizzle-orm/node-postgres';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidOfName } from '../../kernel/ids.ts';
import { earliest, latest } from '../../kernel/partial-date.ts';
import type { Tx } from '../../kernel/scope.ts';
import { testDatabase } from '../../testing/database.ts';
import { type Asked, type CountRow, compile } from './compile.ts';
import { caseTruths, operationTruths } from './fact-names.ts';
import { indicatorSet } from './indicator-set.ts';
import { isCounted } from './population.ts';
import { casesOf } from './queries/cases.ts';
import { scorecardOf } from './queries/scorecard.ts';
import { CentreFact, type CountedIndicator, type IndicatorSet, indicatorKey, type Period } from './schema.ts';
import { ownerYears, readTallies } from './tally.ts';

type Known = boolean | null;
type Row = { id: string; caseId: string; date: Record<string, string | null> } & {
  facts: Record<string, Known>;
  main: string | null;
  supervising: string | null;
  /** The years one without a date may lie in. */
  may?: readonly [from: number | null, until: number | null];
};
type Statement = { fact: string; person: string | null; holds: boolean; from: string; to: string | null };
type House = { owner: string; cases: Row[]; operations: Row[]; statements: Statement[] };

const today = '2025-02-10';
/** Small repeatable chance (mulberry32). */
const chanceOf = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

/** `undated` is the share of rows without a date. */
const houseOf = (seed: number, size: number, undated = 0.1): House => {
  const chance = chanceOf(seed);
  const below = (n: number) => Math.floor(chance() * n);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = () => `${2022 + below(4)}-${two(1 + below(12))}-${two(1 + below(28))}`;
  const vague = () => {
    const full = day();
    return chance() < undated ? null : chance() < 0.75 ? full : full.slice(0, chance() < 0.5 ? 7 : 4);
  };
  const known = (): Known => (chance() < 0.12 ? null : chance() < 0.75);
  const facts = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, known()]));
  const people = [1, 2, 3, 4].map((n) => uuidOfName('surgeon', String(seed), String(n)));
  const person = (missing: number) => (chance() < missing ? null : (people[below(4)] ?? null));
  const id = (kind: string, n: number) => uuidOfName(kind, String(seed), String(n));
  const unknownSurgeons = seed % 2 === 0 ? 0.15 : 0;
  const cases = Array.from({ length: size }, (_, n) => ({
    id: id('case', n),
    caseId: id('case', n),
    date: { presented_on: vague(), treated_on: vague() },
    facts: { ...facts(caseTruths), came_to_centre: true },
    main: null,
    supervising: null,
  }));
  const operations = Array.from({ length: size }, (_, n) => ({
    id: id('operation', n),
    caseId: id('case', below(size)),
    date: { done_on: vague() },
    may: [chance() < 0.5 ? null : 2021 + below(3), chance() < 0.5 ? null : 2023 + below(3)] as const,
    facts: { ...facts(operationTruths), first_of_case: chance() < 0.8 },
    main: person(unknownSurgeons),
    supervising: person(0.6),
  }));
  const statements = Array.from({ length: 14 }, (_, n) => {
    const [from, to] = [day(), day()].toSorted();
    const fact = n < 8 ? 'surgeon_certified' : (CentreFact.options[below(5)] ?? 'mm_conference');
    return {
      fact,
      person: n < 8 ? (people[below(4)] ?? null) : null,
      holds: chance() < 0.6,
      from: from ?? '',
      to: chance() < 0.3 ? null : (to ?? null),
    };
  });
  // Chance seldom meets them: the very first and last days of what is said of a surgeon.
  for (const [n, said] of statements.filter((each) => each.person !== null).entries())
    for (const [side, on] of [said.from, said.to].entries())
      Object.assign(operations[2 * n + side] ?? {}, { main: said.person, date: { done_on: on } });
  return { owner: uuidOfName('owner', String(seed)), cases, operations, statements };
};

// The brute force: one row, one surgeon, one day at a time, by the calendar.
const span = (period: Period): [string, string] | null =>
  period.kind === 'all'
    ? null
    : period.kind === 'year'
      ? [`${period.year}-01-01`, `${period.year}-12-31`]
      : [period.from, period.to];

const place = (
  date: string | null,
  period: Period,
): 'inside' | 'outside' | 'date_unknown' | 'date_too_vague' => {
  const asked = span(period);
  if (!asked) return 'inside';
  if (date === null) return 'date_unknown';
  const [first, last] = [earliest(date), latest(date)];
  if (last < asked[0] || first > asked[1]) return 'outside';
  return first >= asked[0] && last <= asked[1] ? 'inside' : 'date_too_vague';
};

/** A row without a date lies in no year outside those it may lie in: nobody is treated before she came. */
const placeOf = (row: Row, indicator: CountedIndicator, period: Period): ReturnType<typeof place> => {
  const placed = place(row.date[indicator.date] ?? null, period);
  const asked = span(period);
  if (placed !== 'date_unknown' || asked === null) return placed;
  const [first = 0, last = 0] = asked.map((day) => Number(day.slice(0, 4)));
  const came = row.date['presented_on']?.slice(0, 4);
  const [from, until] =
    indicator.date === 'treated_on'
      ? [came === undefined ? null : Number(came), null]
      : (row.may ?? [null, null]);
  return (from !== null && from > last) || (until !== null && until < first) ? 'outside' : placed;
};

const daysOf = (date: string): string[] => {
  const first = Temporal.PlainDate.from(earliest(date));
  const count = first.until(latest(date), { largestUnit: 'day' }).days + 1;
  return Array.from({ length: count }, (_, n) => first.add({ days: n }).toString());
};

const certified = (house: House, person: string, date: string | null): Known => {
  if (date === null) return null;
  const on = (day: string): Known => {
    const said = house.statements.filter(
      (s) => s.person === person && s.from <= day && (s.to === null || day <= s.to),
    );
    return said.some((s) => s.holds) ? true : said.length ? false : null;
  };
  const answers = new Set(daysOf(date).map(on));
  return answers.size === 1 ? ([...answers][0] ?? null) : null;
};

const yearOf = (row: Row) => row.date['done_on']?.slice(0, 4) ?? null;
/** Such operations are the members of the indicator. */
const volume = (house: House, person: string, year: string | null, indicator: CountedIndicator): Known => {
  if (year === null) return null;
  const least = indicator.params.surgeonMinPerYear ?? 0;
  const not = (value: Known): Known => (value === null ? null : !value);
  const such = (row: Row): Known =>
    and(
      ...indicator.belongs.map((fact) => row.facts[fact] ?? null),
      ...indicator.excludes.map((fact) => not(row.facts[fact] ?? null)),
    );
  const by = (row: Row) => row.main === person || row.supervising === person;
  const sure = house.operations.filter((row) => such(row) === true && yearOf(row) === year && by(row));
  const mayBe = (row: Row): boolean => {
    const [from, until] = row.may ?? [null, null];
    const at = yearOf(row);
    return at === null ? (from ?? 0) <= Number(year) && Number(year) <= (until ?? 9999) : at === year;
  };
  const maybe = house.operations.filter(
    (row) => such(row) !== false && mayBe(row) && (by(row) || row.main === null),
  );
  return sure.length >= least ? true : maybe.length < least ? false : null;
};

const and = (...all: Known[]): Known => (all.includes(false) ? false : all.includes(null) ? null : true);
const either = (row: Row, of: (person: string) => Known): Known => {
  const answers = [row.main ? of(row.main) : null, ...(row.supervising ? [of(row.supervising)] : [])];
  return answers.includes(true) ? true : answers.includes(null) ? null : false;
};

const due = (date: string | null): Known => {
  if (date === null) return null;
  const passed = (day: string) => Temporal.PlainDate.from(day).add({ days: 30 }).toString() < today;
  if (passed(latest(date))) return true;
  return passed(earliest(date)) ? null : false;
};

const factOf = (house: House, row: Row, name: string, indicator: CountedIndicator): Known => {
  if (name === 'surgeon_certified')
    return either(row, (person) => certified(house, person, row.date['done_on'] ?? null));
  if (name === 'surgeon_volume_met')
    return either(row, (person) => volume(house, person, yearOf(row), indicator));
  return name === 'outcome_due' ? due(row.date['done_on'] ?? null) : (row.facts[name] ?? null);
};

/** For each name (numerator, failed, notDocumented, a reason) the sorted ids. */
const bruteForce = (house: House, indicator: CountedIndicator, period: Period): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  const wanted = indicator.unit === 'patient' ? ['first_of_case', ...indicator.belongs] : indicator.belongs;
  for (const row of indicator.unit === 'case' ? house.cases : house.operations) {
    const terms: [string, Known][] = [
      ...wanted.map((fact): [string, Known] => [fact, factOf(house, row, fact, indicator)]),
      ...indicator.excludes.map((fact): [string, Known] => {
        const value = factOf(house, row, fact, indicator);
        return [fact, value === null ? null : !value];
      }),
    ];
    const placed = placeOf(row, indicator, period);
    if (placed === 'outside' || terms.some(([, value]) => value === false)) continue;
    const unknown = terms.find(([, value]) => value === null);
    const outcome = (): string => {
      const goesOn = row.facts['in_treatment'] === true;
      if (unknown) return unknown[0] === 'operated' && goesOn ? 'in_treatment' : `${unknown[0]}_unknown`;
      if (placed !== 'inside') return placed;
      if (indicator.kind === 'count') return 'numerator';
      const met = factOf(house, row, indicator.meets, indicator);
      return met === null ? 'notDocumented' : met ? 'numerator' : 'failed';
    };
    (found[outcome()] ??= []).push(row.id);
  }
  return Object.fromEntries(Object.entries(found).map(([name, ids]) => [name, ids.toSorted()]));
};

const stated = (house: House, fact: string, period: Period): Known => {
  const [first, last] = span(period) ?? ['0000', '9999'];
  const said = house.statements
    .filter((s) => s.fact === fact && s.from <= today && s.from <= last && (s.to ?? '9999') >= first)
    .toSorted((a, b) => (a.from === b.from ? Number(a.holds) - Number(b.holds) : a.from < b.from ? 1 : -1));
  if (fact === 'mm_conference') return said.length ? said.some((s) => s.holds) : null;
  return said[0]?.holds ?? null;
};

const set = indicatorSet('esgo-ovarian/2016');
/** Uses what the shipped set does not: a fact that excludes, and case dates for every indicator. */
const variant: IndicatorSet = {
  ...set,
  indicators: set.indicators.map((indicator) =>
    indicator.kind === 'statement' || indicator.unit === 'case'
      ? indicator
      : { ...indicator, excludes: ['complete'], params: { surgeonMinPerYear: 6 } },
  ),
};
const houses = [houseOf(1, 400), houseOf(2, 300), houseOf(3, 60), houseOf(4, 160, 0.4)];
const periods: Period[] = [
  { kind: 'year', year: 2022 },
  { kind: 'year', year: 2024 },
  { kind: 'year', year: 2025 },
  { kind: 'range', from: '2022-02-28', to: '2024-02-29' },
  { kind: 'range', from: '2023-05-01', to: '2023-05-31' },
  { kind: 'range', from: '2023-01-01', to: '2023-12-31' },
  { kind: 'all' },
];

const insert = async (
  client: pg.Client,
  table: string,
  columns: string[],
  rows: unknown[][],
): Promise<void> => {
  for (const row of rows)
    await client.query(
      `insert into ${table} (${columns.join(', ')}) values (${row.map((_, n) => `$${n + 1}`).join(', ')})`,
      row,
    );
};

const store = async (client: pg.Client, house: House): Promise<void> => {
  const { owner } = house;
  await insert(
    client,
    'quality.case_fact',
    ['owner_id', 'id', 'rule', 'presented_on', 'treated_on', ...caseTruths],
    house.cases.map((row) => [
      owner,
      row.id,
      'test',
      row.date['presented_on'],
      row.date['treated_on'],
      ...caseTruths.map((fact) => row.facts[fact]),
    ]),
  );
  await insert(
    client,
    'quality.operation_fact',
    [
      'owner_id',
      'id',
      'case_id',
      'rule',
      'done_on',
      'may_from_year',
      'may_until_year',
      'first_of_case',
      'main_surgeon_id',
      'supervising_surgeon_id',
      ...operationTruths,
    ],
    house.operations.map((row) => [
      owner,
      row.id,
      row.caseId,
      'test',
      row.date['done_on'],
      ...(row.may ?? [null, null]),
      row.facts['first_of_case'],
      row.main,
      row.supervising,
      ...operationTruths.map((fact) => row.facts[fact]),
    ]),
  );
  await insert(
    client,
    'quality.statement',
    ['owner_id', 'id', 'entry_id', 'fact', 'person_id', 'holds', 'from_on', 'to_on', 'evidence'],
    house.statements.map((s, n) => [
      owner,
      uuidOfName('statement', owner, String(n)),
      uuidOfName('entry', owner),
      s.fact,
      s.person,
      s.holds,
      s.from,
      s.to,
      'test',
    ]),
  );
};

describe('the compiled statement', () => {
  const client = new pg.Client(testDatabase().owner);
  const tx = drizzle(client) as unknown as Tx;
  const rowsOf = async (definition: IndicatorSet, asked: Asked) => {
    const compiled = compile(definition, asked);
    return { compiled, rows: (await tx.execute<CountRow>(compiled.statement)).rows };
  };

  beforeAll(async () => {
    await client.connect();
    await client.query('begin');
    // Verdicts without their cases: foreign keys and triggers rest in this transaction.
    await client.query(`set local session_replication_role = replica`);
    for (const house of houses) await store(client, house);
    await client.query('set local role consilium_app');
    await client.query(`select set_config('app.owner_ids', $1, true)`, [
      `{${houses.map((house) => house.owner).join(',')}}`,
    ]);
  });
  afterAll(async () => {
    await client.query('rollback');
    await client.end();
  });

  describe.each([
    ['the shipped set', set],
    ['a set with exclusions', variant],
  ])('%s', (_, definition) => {
    it.each(periods)('counts as the brute force does, with the ids behind each count: %j', async (period) => {
      const owners = houses.map((house) => house.owner);
      const { compiled, rows } = await rowsOf(definition, { period, today, withCases: true, owners });
      for (const house of houses) {
        const own = rows.filter((row) => row.owner_id === house.owner);
        const tallies = readTallies(definition, compiled.streams, own, true);
        for (const indicator of definition.indicators.filter(isCounted)) {
          const { failed = [], ...expected } = bruteForce(house, indicator, period);
          const tally = tallies.indicators.get(indicatorKey(indicator));
          const lists = indicator.unit === 'case' ? tally?.cases : tally?.operations;
          const { numerator = [], notDocumented = [], ...reasons } = expected;
          const place = `${house.owner} ${indicatorKey(indicator)}`;
          expect([...(lists?.numerator ?? [])].toSorted(), place).toEqual(numerator);
          expect([...(lists?.failed ?? [])].toSorted(), place).toEqual(failed);
          expect([...(lists?.notDocumented ?? [])].toSorted(), place).toEqual(notDocumented);
          const left = (lists?.excluded ?? []).map(({ reason, ids }) => [reason, ids.toSorted()]);
          expect(Object.fromEntries(left), place).toEqual(reasons);
          const going = house.cases.flatMap(({ id, facts }) =>
            facts['in_treatment'] === true && notDocumented.includes(id) ? [id] : [],
          );
          const settles = 'meets' in indicator && indicator.meets === 'complete_resection';
          expect(lists?.inTreatment?.toSorted(), place).toEqual(settles ? going.toSorted() : undefined);
          expect(tally?.inTreatment, place).toBe(settles ? going.length : undefined);
          expect(tally?.members, place).toBe(numerator.length + failed.length + notDocumented.length);
          expect(tally?.numerator, place).toBe(numerator.length);
          expect(tally?.notDocumented, place).toBe(notDocumented.length);
        }
        for (const fact of CentreFact.options)
          expect(tallies.statements[fact], fact).toBe(stated(house, fact, period));
      }
    });

    it('gives the same figures for each owner and year in one statement', async () => {
      const { compiled, rows } = await rowsOf(definition, { period: { kind: 'all' }, today, byYear: true });
      const groups = ownerYears(rows);
      for (const house of houses)
        for (const year of [2022, 2023, 2024, 2025]) {
          const group = groups.get(house.owner)?.get(year) ?? [];
          const many = readTallies(definition, compiled.streams, group);
          const period: Period = { kind: 'year', year };
          const one = await rowsOf(definition, { period, today, owners: [house.owner] });
          const alone = readTallies(definition, one.compiled.streams, one.rows);
          expect(Object.fromEntries(many.indicators)).toEqual(Object.fromEntries(alone.indicators));
          expect(many.statements).toEqual(alone.statements);
        }
    });
  });

  it('gives a scorecard whose gate counts each calendar year, and the cases behind a count', async () => {
    const [house] = houses;
    if (!house) throw new Error('no house');
    const question = {
      centre: 'test',
      ownerId: house.owner,
      set,
      today,
      period: {
        kind: 'year',
        year: 2024,
      } as const,
    };
    const card = await scorecardOf(tx, question);
    const counted = set.indicators.find((indicator) => indicator.id === '2i');
    if (!counted || !isCounted(counted)) throw new Error('no 2i');
    const sure = (year: number) =>
      bruteForce(house, counted, { kind: 'year', year })['numerator']?.length ?? 0;
    expect(card.gate.map(({ year, value }) => [year, value])).toEqual(
      [2022, 2023, 2024].map((year) => [year, sure(year)]),
    );
    expect(card.indicators.map((indicator) => indicatorKey(indicator))).toEqual(
      set.indicators.map(indicatorKey),
    );
    const reported = card.indicators.find((indicator) => indicator.id === '8');
    for (const count of ['numerator', 'failed', 'notDocumented', 'denominator'] as const) {
      const cases = await casesOf(tx, { ...question, indicator: '8', count });
      if (count === 'numerator') expect(cases).toHaveLength(reported?.numerator ?? -1);
      if (count === 'denominator') expect(cases).toHaveLength(reported?.denominator ?? -1);
      for (const { caseId, operationId } of cases)
        expect(house.operations.find((row) => row.id === operationId)?.caseId).toBe(caseId);
    }
    await expect(casesOf(tx, { ...question, indicator: '99', count: 'failed' })).rejects.toThrow(
      'indicator_unknown',
    );
    await expect(casesOf(tx, { ...question, indicator: '8', count: 'nonsense' })).rejects.toThrow(
      'not_found',
    );
  });

  it('counts nothing outside the scope', async () => {
    await client.query(`savepoint narrow`);
    await tx.execute(sql`select set_config('app.owner_ids', '{}', true)`);
    const { rows } = await rowsOf(set, { period: { kind: 'all' }, today });
    await client.query('rollback to savepoint narrow');
    expect(rows).toEqual([]);
  });
});
