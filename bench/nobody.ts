import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { openHouse } from '../src/app/modules.ts';
import { operatorConnection } from '../src/kernel/app-password.ts';
import { execute } from '../src/kernel/command.ts';
import { type Database, openDatabase, withScope } from '../src/kernel/scope.ts';
import { localDay } from '../src/kernel/zone.ts';
import { fulfilledOf } from '../src/modules/board/fulfilment.ts';
import { houseOn, turnsListed } from '../src/modules/board/queries/turns.ts';
import { listKeys } from '../src/modules/board/who-holds.ts';
import { openMatters, turnOf } from '../src/modules/board/whose-turn.ts';
import { addPeople, sayAbsence } from '../src/modules/directory/index.ts';
import { percentile, type Report, reportOf, type Result, result, say, timed } from './measured.ts';
import { addCentre, type Centre, fillCentre } from './one-centre.ts';
import { chanceOf } from './random.ts';
import { type RandomCourse, randomCourse } from './random-courses.ts';
import { enterAs, pageOf, type Served, withServed } from './served.ts';

/** The benchmark itself can be tried with fewer: BENCH_SHARE=0.01. */
const courses = Math.round(10_000 * Number(process.env['BENCH_SHARE'] ?? '1'));
const slug = 'bench';
const readers = ['coordinator', 'chair', 'surgeon'] as const;
const views = 100;
const today = localDay(Temporal.Now.instant(), 'UTC');
const atLeast = (value: number) => ({ name: 'at least', value, unit: '' });

/** The demonstration's people who can be entered as, by account. */
const readersOf = async (owner: pg.Client): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await owner.query<{ email: string; id: string }>(
    `select u.email, p.id from auth."user" u join directory.person p on p.user_id = u.id`,
  );
  return new Map(rows.map(({ email, id }) => [email.split('@')[0] ?? '', id]));
};

/** Staff of the large house: a few of each role that sees to women, and some who have left; the readers in their roles. */
const addStaff = async (
  database: Database,
  { ownerId, call }: Centre,
  known: ReadonlyMap<string, string>,
) => {
  const post = (personId: string, role: string, to: string | null = null) => ({
    id: randomUUID(),
    personId,
    organisationId: ownerId,
    role,
    discipline: null,
    from: '2015-01-01',
    to,
  });
  const made = Array.from({ length: 30 }, () => randomUUID());
  const roleOf = (index: number) =>
    index < 2 ? 'coordinator' : index < 4 ? 'chair' : index % 2 === 0 ? 'surgeon' : 'clinician';
  await execute(database, addPeople, call(), {
    people: made.map((id, index) => ({
      id,
      userId: null,
      latinName: `Colleague ${index}`,
      nativeName: null,
      sortName: `c ${index}`,
    })),
    affiliations: [
      ...readers.map((role) => post(known.get(role) ?? '', role)),
      ...made.map((id, index) => post(id, roleOf(index), index >= 27 ? '2020-12-31' : null)),
    ] as never,
  });
  return made;
};

/** A third of the staff is away, each covered by somebody, who may be away too, or by nobody. */
const sendAway = async (database: Database, { call }: Centre, staff: readonly string[]): Promise<void> => {
  const chance = chanceOf(11);
  const here = staff.slice(0, 27);
  for (const personId of here) {
    if (chance() > 0.33) continue;
    const cover = here[Math.floor(chance() * here.length)] ?? null;
    const coverId = cover === personId || chance() < 0.15 ? null : cover;
    await execute(database, sayAbsence, call(), {
      personId,
      absence: { from: '2020-01-01', to: null, coverId },
    });
  }
};

/** Puts what is asked in these courses where the product keeps it, each for a case of the house. */
const keepTurns = async (
  owner: pg.Client,
  ownerId: string,
  all: readonly RandomCourse[],
): Promise<ReadonlyMap<string, RandomCourse>> => {
  const { rows: cases } = await owner.query<{ id: string; patient_id: string; label: string }>(
    `select id, patient_id, label from care."case" where owner_id = $1 order by id`,
    [ownerId],
  );
  const kept = new Map<string, RandomCourse>();
  const rows = all.flatMap((course, index) => {
    const place = cases[index];
    if (place === undefined) throw new Error('fewer cases than courses');
    kept.set(place.id, course);
    const turn = turnOf(openMatters(course.open));
    return turn === null ? [] : [{ ownerId, ...place, ...turn }];
  });
  await owner.query(
    `insert into board.turn (owner_id, id, patient_id, label, kind, matter_id, detail, person_id, role, series_id, asked_on, next)
     select "ownerId", id, patient_id, label, kind, "matterId", detail, "personId", role, "seriesId", "askedOn", next
     from jsonb_to_recordset($1::jsonb) as r ("ownerId" uuid, id uuid, patient_id uuid, label text, kind text, "matterId" uuid,
       detail text, "personId" uuid, role text, "seriesId" uuid, "askedOn" text, next text)`,
    [JSON.stringify(rows)],
  );
  await owner.query('vacuum (analyze)');
  return kept;
};

/** In how many people's lists each case stands, read as "My work" reads them. */
const listsOf = (database: Database, ownerId: string, people: readonly string[]) =>
  withScope(database, [ownerId], async (tx) => {
    const house = await houseOn(tx, ownerId, today);
    const found = new Map<string, number>();
    for (const id of people)
      for (const { caseId } of await turnsListed(tx, ownerId, listKeys(id, house), { today, limit: courses }))
        found.set(caseId, (found.get(caseId) ?? 0) + 1);
    return found;
  });

/** Who has something open stands in one list; who has not in one at most, where the record leaves something to ask. */
const inOneList = (kept: ReadonlyMap<string, RandomCourse>, lists: ReadonlyMap<string, number>): number => {
  let right = 0;
  for (const [caseId, course] of kept) {
    const count = lists.get(caseId) ?? 0;
    const isAsked = turnOf(openMatters(course.open)) !== null;
    if (course.isOpen || isAsked ? count === 1 : count === 0) right += 1;
  }
  return right / kept.size;
};

/** What the rule says of each recommendation beside what is true. */
const judged = (all: readonly RandomCourse[]): Result[] => {
  let [said, right, closed, asked, untold] = [0, 0, 0, 0, 0];
  for (const { after, truth, open } of all)
    for (const advice of after.advised) {
      const { state } = fulfilledOf(advice, after);
      const isTrue = truth.get(advice.id) === state;
      if (state !== 'open') said += 1;
      if (state !== 'open' && isTrue) right += 1;
      if (truth.get(advice.id) === 'open') continue;
      closed += 1;
      if (state !== 'open') continue;
      untold += 1;
      if (openMatters(open).some(({ matterId }) => matterId === advice.id)) asked += 1;
    }
  const found = all.flatMap(({ after, truth }) =>
    after.advised.map((advice) => [truth.get(advice.id), fulfilledOf(advice, after).state] as const),
  );
  const recalled = found.filter(([is, told]) => is !== 'open' && is === told).length;
  return [
    result('nobody.fulfilment.precision', '', [right / said], atLeast(0.95)),
    result('nobody.fulfilment.recall', '', [recalled / closed], atLeast(0.95)),
    // Where the record cannot tell, a person is asked.
    result('nobody.fulfilment.asked', '', [untold === 0 ? 1 : asked / untold], atLeast(1)),
  ];
};

const pageTimes = async (served: Served): Promise<number[]> => {
  const address = served.servers[0]?.address ?? '';
  const slowest: number[] = [];
  for (const account of readers) {
    const cookie = await enterAs(address, account);
    const times = await timed(views, 20, () => pageOf(address, `/c/${slug}`, cookie));
    say(`${account}: ${percentile(times, 0.95).toFixed(1)} ms`);
    slowest.push(percentile(times, 0.95));
  }
  return slowest;
};

/**
 * Ten thousand random courses in one house with people away and people who left: in how many lists each woman stands, what the rule
 * says became of recommendations beside the truth, and "My work" of whoever has most.
 */
export const nobody = (): Promise<Report> =>
  withServed(1, async (served) => {
    const owner = new pg.Client(served.login);
    await owner.connect();
    const database = openDatabase(operatorConnection(served.login), openHouse());
    try {
      say(`importing ${courses} cases`);
      const centre = await addCentre(database, slug);
      await fillCentre(database, centre, courses);
      const known = await readersOf(owner);
      const staff = await addStaff(database, centre, known);
      await sendAway(database, centre, staff);
      const people = [...staff, ...readers.flatMap((role) => known.get(role) ?? [])];
      const chance = chanceOf(7);
      const house = { people, boards: Array.from({ length: 3 }, () => randomUUID()), today };
      const all = Array.from({ length: courses }, () => randomCourse(chance, randomUUID, house));
      const kept = await keepTurns(owner, centre.ownerId, all);
      const lists = await listsOf(database, centre.ownerId, people);
      return reportOf('nobody', served.version, [
        result('nobody.in_one_list', '', [inOneList(kept, lists)], { name: 'wanted', value: 1, unit: '' }),
        ...judged(all),
        result('nobody.my_work.p95_ms', 'ms', [Math.max(...(await pageTimes(served)))], {
          name: 'limit',
          value: 40,
          unit: 'ms',
        }),
      ]);
    } finally {
      await database.close();
      await owner.end();
    }
  });
