import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { type Call, perform } from '../../kernel/command.ts';
import { type Database, type Tx, withScope } from '../../kernel/scope.ts';
import { caseIdOf, importCases } from '../../modules/board/index.ts';
import { fillForm } from '../../modules/care/index.ts';
import { addOrganisation, addPeople } from '../../modules/directory/index.ts';
import { addSeries, importMeetings } from '../../modules/meetings/index.ts';
import { recordStatements } from '../../modules/quality/index.ts';
import type { Accounts } from '../sign-in/accounts.ts';
import { demonstrationPassword } from './accounts.ts';
import { generateCentre } from './generate.ts';
import type { GeneratedCentre } from './shapes.ts';

const mapping = 'demonstration';

export type Progress = (done: number, all: number) => void;

async function* counted(centre: GeneratedCentre, progress: Progress) {
  for (const [index, record] of centre.cases.entries()) {
    if (index % 100 === 0) progress(index, centre.cases.length);
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
  centre: GeneratedCentre,
): Promise<ReadonlyMap<string, string>> => {
  const userIds = new Map<string, string>();
  for (const { email, personId, role } of centre.accounts) {
    const person = centre.people.find(({ id }) => id === personId);
    userIds.set(personId, await userIdOf(accounts, email, person?.latinName ?? role));
  }
  return userIds;
};

const loadHouse = async (
  tx: Tx,
  call: Call,
  centre: GeneratedCentre,
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
  await perform(tx, addSeries, call, {
    series: centre.series,
    members: centre.members.map(({ personId, discipline, role }) => ({ personId, discipline, role })),
  });
};

const loadRecord = async (
  tx: Tx,
  call: Call,
  { centre, seed, progress }: { centre: GeneratedCentre; seed: string; progress: Progress },
): Promise<void> => {
  await perform(tx, importMeetings, call, { meetings: centre.meetings });
  await perform(tx, importCases, call, {
    rows: counted(centre, progress),
    mapping,
    mappingVersion: '1',
    fileHash: createHash('sha256').update(seed).digest('hex'),
    // Whoever is invented is another woman, also when chance makes two of them alike.
    another: centre.cases.map((_, index) => index + 1),
    finish: () => 'keep' as const,
  });
  await perform(tx, recordStatements, call, {
    statements: centre.statements.map(({ id: _, ...entry }) => entry),
  });
  await loadQuestionnaires(tx, call, centre);
};

/** Written down by the program for whoever talked with her: nobody can act at a house that is only being made. */
const loadQuestionnaires = async (tx: Tx, call: Call, centre: GeneratedCentre): Promise<void> => {
  for (const { key, by: _, ...filled } of centre.questionnaires) {
    const caseId = caseIdOf(call.ownerId, mapping, key);
    await perform(tx, fillForm, call, { caseId, ...filled });
  }
};

/**
 * Loads the demonstration centre that `seed` and `now` make, through the same commands and import as any other, in one transaction: a
 * loading that is cut off leaves nothing, and the next start begins anew.
 */
export const loadDemonstration = async (
  database: Database,
  accounts: Accounts,
  { seed, now }: { seed: string; now: Temporal.Instant },
  progress: Progress,
): Promise<GeneratedCentre> => {
  const centre = generateCentre({ seed, now });
  const call: Call = { actor: { kind: 'operator' }, ownerId: centre.organisation.id, now };
  const userIds = await userIdsOf(accounts, centre);
  await withScope(database, [call.ownerId], async (tx) => {
    await loadHouse(tx, call, centre, userIds);
    await loadRecord(tx, call, { centre, seed, progress });
  });
  progress(centre.cases.length, centre.cases.length);
  return centre;
};
