import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { type Call, perform } from '../../kernel/command.ts';
import type { Files } from '../../kernel/files/files.ts';
import { type Database, type Tx, withScope } from '../../kernel/scope.ts';
import { caseIdOf, defineTemplate, importCases } from '../../modules/board/index.ts';
import { addOrganisation, addPeople, sayAbsence } from '../../modules/directory/index.ts';
import { addSeries, importMeetings } from '../../modules/meetings/index.ts';
import { recordStatements } from '../../modules/quality/index.ts';
import type { Accounts } from '../sign-in/accounts.ts';
import { demonstrationPassword } from './accounts.ts';
import { actingIn } from './acting.ts';
import { bringPapers } from './documents.ts';
import { generateCentre } from './generate.ts';
import { filling, type Moment, momentsOf } from './moments.ts';
import type {
  CaseRecord,
  FilledQuestionnaire,
  GeneratedCentre,
  MeetingRecord,
  SmallCentre,
} from './shapes.ts';
import { type GeneralBoard, generalBoardOf } from './sites/large-centre.ts';
import { smallCentre } from './sites/small-centre.ts';
import { templatesOf } from './templates.ts';

const mapping = 'demonstration';

export type Progress = (done: number, all: number) => void;

async function* counted(cases: readonly CaseRecord[], progress: Progress) {
  for (const [index, record] of cases.entries()) {
    if (index % 100 === 0) progress(index, cases.length);
    yield { row: index + 1, record };
  }
}

/** The account with this address, made when there is none yet (a loading may have been cut off before). */
const userIdOf = async (accounts: Accounts, email: string, name: string): Promise<string> => {
  const found = await accounts.pool.query<{ id: string }>('select id from "user" where email = $1', [email]);
  if (found.rows[0]) return found.rows[0].id;
  const made = await accounts.api.signUpEmail({ body: { email, password: demonstrationPassword, name } });
  return made.user.id;
};

const userIdsOf = async (
  accounts: Accounts,
  centre: Pick<GeneratedCentre, 'accounts' | 'people'>,
): Promise<ReadonlyMap<string, string>> => {
  const userIds = new Map<string, string>();
  for (const { email, personId, role } of centre.accounts) {
    const person = centre.people.find(({ id }) => id === personId);
    userIds.set(personId, await userIdOf(accounts, email, person?.latinName ?? role));
  }
  return userIds;
};

const loadBoard = (tx: Tx, call: Call, { series, members }: Pick<GeneralBoard, 'series' | 'members'>) =>
  perform(tx, addSeries, call, {
    series,
    members: members.map(({ personId, discipline, role }) => ({ personId, discipline, role })),
  });

const loadHouse = async (
  tx: Tx,
  call: Call,
  centre: GeneratedCentre | SmallCentre,
  userIds: ReadonlyMap<string, string>,
) => {
  await perform(tx, addOrganisation, call, {
    organisation: centre.organisation,
    departments: centre.departments,
  });
  await perform(tx, addPeople, call, {
    people: centre.people.map(({ id, latinName, nativeName, sortName }) => ({
      id,
      latinName,
      nativeName,
      sortName,
      userId: userIds.get(id) ?? null,
    })),
    affiliations: centre.affiliations,
  });
  await loadBoard(tx, call, centre);
};

type Loading = {
  centre: GeneratedCentre;
  seed: string;
  progress: Progress;
  /** With what papers are brought; where there is nothing to seal them with, none are. */
  files?: Files;
};

/** Rows of women of whom no earlier row has told. */
const firstRows = (cases: readonly CaseRecord[]): number[] =>
  cases.flatMap(({ key, woman }, index) => (woman === undefined || woman === key ? [index + 1] : []));

/** A file of women and the boards at which they were discussed. */
const loadFile = async (
  tx: Tx,
  call: Call,
  { meetings, cases, name }: { meetings: MeetingRecord[]; cases: CaseRecord[]; name: string },
  progress: Progress,
): Promise<void> => {
  await perform(tx, importMeetings, call, { meetings });
  await perform(tx, importCases, call, {
    rows: counted(cases, progress),
    mapping,
    mappingVersion: '1',
    fileHash: createHash('sha256').update(name).digest('hex'),
    // Whoever is invented is another woman, also when chance makes two of them alike.
    another: firstRows(cases),
    finish: () => 'keep' as const,
  });
  await seeWhatGrew(tx);
};

const heldBefore =
  (centre: GeneratedCentre) =>
  ({ localStart }: MeetingRecord): boolean =>
    localStart < centre.lived.from && !centre.lived.boards.includes(localStart);

/** The morning of a day, in the house's zone. */
const morningOf = (day: string, { series }: GeneratedCentre): number =>
  Temporal.PlainDateTime.from(`${day}T08:00`).toZonedDateTime(series.zone).epochMilliseconds / 1000;

/** The planner sees tables that have doubled since it last did: what one transaction writes is in no statistics by itself. */
const seeWhatGrew = (tx: Tx) => tx.execute(sql`select kernel.refresh_statistics()`);

/** What people did, each at her time. */
const liveThrough = async (
  tx: Tx,
  { centre, userIds }: { centre: GeneratedCentre; userIds: ReadonlyMap<string, string> },
  moments: readonly Moment[],
): Promise<void> => {
  const clock = { at: 0 };
  const acting = actingIn(tx, centre, userIds, clock);
  for (const [index, moment] of moments.entries()) {
    if (isPowerOfTwo(index)) await seeWhatGrew(tx);
    clock.at = moment.at;
    await moment.run(acting);
  }
};

const isPowerOfTwo = (count: number): boolean => (count & (count - 1)) === 0;

/** A surgeon is away for two weeks; the one whom the demonstration can be entered as covers. */
const sayWhoIsAway = async (
  tx: Tx,
  call: Call,
  { people, accounts, series }: GeneratedCentre,
): Promise<void> => {
  const cover = accounts.find(({ role }) => role === 'surgeon');
  const away = people.find(({ id, role }) => role === 'surgeon' && id !== cover?.personId);
  if (cover === undefined || away === undefined) return;
  const today = call.now.toZonedDateTimeISO(series.zone).toPlainDate();
  const [from, to] = [today.subtract({ days: 3 }), today.add({ days: 10 })].map(String);
  await perform(tx, sayAbsence, call, {
    personId: away.id,
    absence: { from: from ?? '', to: to ?? null, coverId: cover.personId },
  });
};

/** The chair says what the boards of the house often recommend together. */
const sayTemplates = async (
  tx: Tx,
  centre: GeneratedCentre,
  userIds: ReadonlyMap<string, string>,
  at: number,
): Promise<void> => {
  const chair = centre.accounts.find(({ role }) => role === 'chair');
  const acting = actingIn(tx, centre, userIds, { at });
  for (const template of templatesOf(centre.organisation.id))
    await acting.as(chair?.personId ?? '', defineTemplate, { template });
};

/**
 * The women whom the house has followed for years; those of earlier boards about whom was asked again and all earlier boards; the weeks
 * since then; then everybody else from a file, with their questionnaires, each written down by whoever talked with her.
 */
const loadRecord = async (
  tx: Tx,
  call: Call,
  { centre, seed, progress, files }: Loading,
  userIds: ReadonlyMap<string, string>,
): Promise<void> => {
  const { lived, meetings, cases, questionnaires } = centre;
  const [first, from] = [morningOf(lived.since, centre), morningOf(lived.from, centre)];
  const last = Math.floor(call.now.epochMilliseconds / 1000);
  const earlier = { ...call, now: Temporal.Instant.fromEpochMilliseconds(from * 1000) };
  const keyOf = (key: string) => caseIdOf(centre.organisation.id, mapping, key);
  const moments = momentsOf(centre, { first, from, last, caseIdOf: keyOf });
  const isEarlier = heldBefore(centre);
  const before = { meetings: meetings.filter(isEarlier), cases: lived.before, name: `${seed} before` };
  const isBefore = ({ at }: Moment): boolean => at < from;
  await sayTemplates(tx, centre, userIds, first);
  await liveThrough(tx, { centre, userIds }, moments.filter(isBefore));
  await loadFile(tx, earlier, before, () => {});
  await liveThrough(
    tx,
    { centre, userIds },
    moments.filter((moment) => !isBefore(moment)),
  );
  const here = new Set([...lived.keys, ...lived.before.map(({ key }) => key)]);
  const rest = {
    meetings: meetings.filter((one) => !isEarlier(one) && !lived.boards.includes(one.localStart)),
    cases: cases.filter(({ key }) => !here.has(key)),
    name: seed,
  };
  await loadFile(tx, call, rest, progress);
  await perform(tx, recordStatements, call, {
    statements: centre.statements.map(({ id: _, ...entry }) => entry),
  });
  await sayWhoIsAway(tx, call, centre);
  const acting = actingIn(tx, centre, userIds, { at: last });
  for (const filled of questionnaires.filter(({ key }) => !here.has(key)))
    await filling(acting, caseIdOf(call.ownerId, mapping, filled.key), filled);
  if (files !== undefined) await bringPapers(acting, centre, files, rest.cases, keyOf);
};

/** What a file has brought of women whom people have talked with: each questionnaire by whoever filled it in. */
const loadBrought = async (
  tx: Tx,
  call: Call,
  house: Pick<SmallCentre, 'organisation' | 'people' | 'affiliations'>,
  {
    meetings,
    cases,
    questionnaires,
  }: { meetings: MeetingRecord[]; cases: CaseRecord[]; questionnaires: FilledQuestionnaire[] },
  { name, userIds, progress }: { name: string; userIds: ReadonlyMap<string, string>; progress: Progress },
): Promise<void> => {
  await loadFile(tx, call, { meetings, cases, name }, progress);
  const acting = actingIn(tx, house, userIds, { at: Math.floor(call.now.epochMilliseconds / 1000) });
  for (const filled of questionnaires)
    await filling(acting, caseIdOf(call.ownerId, mapping, filled.key), filled);
};

/** The other sites of the large centre, and a small one. */
export type Beside = { readonly general: GeneralBoard; readonly small: SmallCentre };

/** What names no house itself (people, departments) is journalled at the first of these. */
const firstOf = (tx: Tx, houses: readonly string[]) =>
  tx.execute(sql`select set_config('app.owner_ids', ${`{${houses.join(',')}}`}, true)`);

/** Loads this centre, and what stands beside it, in one transaction: a loading that is cut off leaves nothing, and the next start begins anew. */
export const loadCentre = (
  database: Database,
  now: Temporal.Instant,
  loading: Loading,
  userIds: ReadonlyMap<string, string>,
  beside?: Beside,
): Promise<void> => {
  const { centre, seed, progress } = loading;
  const call: Call = { actor: { kind: 'operator' }, ownerId: centre.organisation.id, now };
  const opened = Temporal.Instant.fromEpochMilliseconds(
    (morningOf(centre.lived.since, centre) - 3600) * 1000,
  );
  const houses = [call.ownerId, ...(beside === undefined ? [] : [beside.small.organisation.id])];
  return withScope(database, houses, async (tx) => {
    await loadHouse(tx, { ...call, now: opened }, centre, userIds);
    await loadRecord(tx, call, loading, userIds);
    if (beside === undefined) return;
    const { general, small } = beside;
    const [first, second] = [centre.cases.length, general.cases.length];
    const all = first + second + small.cases.length;
    const how = (before: number) => ({ userIds, progress: (done: number) => progress(before + done, all) });
    await loadBoard(tx, call, general);
    await loadBrought(tx, call, centre, general, { ...how(first), name: `${seed} general` });
    const there: Call = { ...call, ownerId: small.organisation.id };
    await firstOf(tx, houses.toReversed());
    await loadHouse(tx, there, small, userIds);
    await loadBrought(tx, there, small, small, { ...how(first + second), name: `${seed} small` });
  });
};

/** So many years before today the file of the other sites and of the small centre begins: more would cost a start too long. */
export const yearsBeside = 2;

/** Loads the demonstration that `seed` and `now` make, through the same commands and import as any other. */
export const loadDemonstration = async (
  database: Database,
  accounts: Accounts,
  { seed, now, files }: { seed: string; now: Temporal.Instant; files?: Files },
  progress: Progress,
): Promise<GeneratedCentre> => {
  const centre = generateCentre({ seed, now });
  const general = generalBoardOf(centre, { seed, now, years: yearsBeside });
  const small = smallCentre({ seed, now, years: yearsBeside });
  const userIds = new Map([...(await userIdsOf(accounts, centre)), ...(await userIdsOf(accounts, small))]);
  const loading = { centre, seed, progress, ...(files === undefined ? {} : { files }) };
  await loadCentre(database, now, loading, userIds, { general, small });
  progress(centre.cases.length, centre.cases.length);
  return centre;
};
