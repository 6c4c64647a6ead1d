import { asc, eq, and, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { type Command, perform } from '../../kernel/command.ts';
import type { SealedFile } from '../../kernel/files/files.ts';
import type { Tx } from '../../kernel/scope.ts';
import { minutesRead } from '../../modules/board/index.ts';
import { alikePatients, careCaseRows, workUpRows } from '../../modules/care/index.ts';
import { operationTable } from '../../modules/surgery/index.ts';
import type { CaseRecord, SmallCentre } from './shapes.ts';

/** Whose people act, and where. */
type House = Pick<SmallCentre, 'people' | 'affiliations' | 'organisation'>;

/** Somebody of the house as who acts; who has no sign-in of her own can never come in by it. */
const actorOf = (
  { people, affiliations, organisation: { id: ownerId } }: House,
  userIds: ReadonlyMap<string, string>,
  personId: string,
): Actor => ({
  kind: 'user',
  personId: people.find(({ id }) => id === personId)?.id ?? '',
  userId: userIds.get(personId) ?? `demonstration ${personId}`,
  grants: affiliations
    .filter((one) => one.personId === personId && one.organisationId === ownerId)
    .map(({ role, discipline }) => ({ ownerId, role, discipline })),
});

/** What people of the house do in one transaction, each at her time, by the commands of the program. */
export const actingIn = (
  tx: Tx,
  centre: House,
  userIds: ReadonlyMap<string, string>,
  clock: { at: number },
) => {
  const ownerId = centre.organisation.id;
  return {
    as: async <Input extends z.ZodType, Subject, Result>(
      personId: string,
      definition: Command<Input, Subject, Result>,
      input: z.input<Input>,
      reason?: string,
      files?: readonly SealedFile[],
    ): Promise<Result> => {
      const now = Temporal.Instant.fromEpochMilliseconds(clock.at * 1000);
      const call = { actor: actorOf(centre, userIds, personId), ownerId, now, reason, files };
      return (await perform(tx, definition, call, input)).result;
    },
    /** Women who may be this one as far as names and birth say; each is another. */
    alike: async ({ patient: { bornOn }, identity }: CaseRecord): Promise<string[]> => {
      const [alike = []] = await alikePatients(tx, ownerId, [{ ...identity, bornOn }]);
      return alike.map(({ patientId }) => patientId);
    },
    /** The minutes of a meeting as whoever signs them now has read them. */
    readMinutes: (meetingId: string) =>
      minutesRead(tx, ownerId, meetingId, Temporal.Instant.fromEpochMilliseconds(clock.at * 1000).toString()),
    versionOfCase: async (caseId: string): Promise<number> => {
      const [row] = await tx
        .select({ version: careCaseRows.version })
        .from(careCaseRows)
        .where(and(eq(careCaseRows.ownerId, ownerId), eq(careCaseRows.id, caseId)));
      return row?.version ?? 0;
    },
    versionsOfWorkUp: async (caseId: string): Promise<Record<string, number>> => {
      const rows = await tx
        .select({ key: workUpRows.key, version: workUpRows.version })
        .from(workUpRows)
        .where(and(eq(workUpRows.ownerId, ownerId), eq(workUpRows.caseId, caseId)));
      return Object.fromEntries(rows.map(({ key, version }) => [key, version]));
    },
    /** An operation that a file has brought, in the order of their days. */
    operationOf: async (caseId: string, index: number): Promise<string> => {
      const rows = await tx
        .select({ id: operationTable.id })
        .from(operationTable)
        .where(and(eq(operationTable.ownerId, ownerId), eq(operationTable.caseId, caseId)))
        .orderBy(asc(operationTable.doneOn), sql`id`);
      return rows[index]?.id ?? '';
    },
  };
};
export type Acting = ReturnType<typeof actingIn>;
