import { and, eq } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { command, type CommandContext } from '../../../kernel/command.ts';
import { nameOf } from '../../../kernel/derivation.ts';
import { conflict, notFound, refused } from '../../../kernel/errors.ts';
import { whatGoesAlong } from '../../../kernel/going-along.ts';
import { announceMoved } from '../../../kernel/moved-record.ts';
import { houseOfTx } from '../../../kernel/scope.ts';
import { recordForUpdate, takeBack } from '../../../kernel/struck-record.ts';
import { mustBeAllowed, type Rows } from '../../../kernel/striking.ts';
import {
  type Case,
  caseForUpdate,
  entryRows,
  entryToMove,
  resultToMove,
  workUpRows,
} from '../../care/index.ts';
import { operationTable, operationToMove } from '../../surgery/index.ts';
import { movedRecords } from '../moved-records.ts';
import { canMoveRecords } from '../policy.ts';

const tables = { operation: operationTable, entry: entryRows, result: workUpRows } as const;

/** Both cases, locked in one order, so that two people who move records between them do not wait for each other. */
const bothCases = async (context: CommandContext, from: string, to: string): Promise<Case> => {
  for (const id of [from, to].toSorted()) await caseForUpdate(context, id);
  return caseForUpdate(context, to);
};

/** One record of a move: what it takes back, and how it is written anew. */
type Part = {
  readonly table: PgTable;
  readonly id: string;
  readonly write: (movedTo: ReadonlyMap<string, string>) => Promise<string>;
};

/** Forms of a case that were confirmed from an operation: they say what its report says, and go along with it. */
const confirmedFrom = ({ tx, ownerId }: CommandContext, operationId: string) =>
  tx
    .select({ id: entryRows.id })
    .from(entryRows)
    .where(and(eq(entryRows.ownerId, ownerId), eq(entryRows.confirmedFrom, operationId)));

/** Refuses a form that was confirmed from an operation which still stands where it lies: it goes along with that. */
const mustBeAlone = async ({ tx, ownerId }: CommandContext, id: string): Promise<void> => {
  const found = await tx
    .select({ id: operationTable.id })
    .from(operationTable)
    .innerJoin(
      entryRows,
      and(eq(entryRows.ownerId, operationTable.ownerId), eq(entryRows.confirmedFrom, operationTable.id)),
    )
    .where(and(eq(operationTable.ownerId, ownerId), eq(entryRows.id, id)));
  if (found.length > 0) throw refused('confirmed_from_report');
};

const entryPart = async (
  context: CommandContext,
  id: string,
  subject: Case,
  from?: string,
): Promise<Part> => {
  const write = await entryToMove(context, id, subject);
  return {
    table: entryRows,
    id,
    write: (movedTo) => write(from === undefined ? null : (movedTo.get(from) ?? null)),
  };
};

/** The record with what goes along, each read and judged for the case it is of; the record first. */
const partsOf = async (
  context: CommandContext,
  what: keyof typeof tables,
  id: string,
  subject: Case,
): Promise<readonly Part[]> => {
  if (what === 'result') return [{ table: workUpRows, id, write: await resultToMove(context, id, subject) }];
  if (what === 'entry') {
    await mustBeAlone(context, id);
    return [await entryPart(context, id, subject)];
  }
  const write = await operationToMove(context, id, subject);
  const parts: Part[] = [{ table: operationTable, id, write }];
  for (const confirmed of await confirmedFrom(context, id))
    parts.push(await entryPart(context, confirmed.id, subject, id));
  return parts;
};

/** Takes all parts back together, each with what lies in it. */
const takePartsBack = async (context: CommandContext, parts: readonly Part[]): Promise<void> => {
  const { striking } = houseOfTx(context.tx);
  const gone: [string, readonly string[]][] = [];
  for (const { table, id } of parts)
    gone.push(...(await whatGoesAlong(context, striking, { table: nameOf(table), ids: [id] })));
  const rows: Rows = new Map(
    [...Map.groupBy(gone, ([table]) => table)].map(([table, of]) => [table, of.flatMap(([, ids]) => ids)]),
  );
  mustBeAllowed(context, striking, rows);
  await takeBack(context, rows);
};

/**
 * Moves a record that lies in the wrong woman's case into the right one, in one step: taken back there, with what lies in it, and
 * written here word for word. The journal says of each where it went, so that both histories tell it and whoever wrote it stays its author.
 */
export const moveRecord = command({
  name: 'board.move-record',
  input: z
    .object({
      what: z.enum(movedRecords),
      id: z.uuid(),
      version: z.int().positive(),
      /** The case it is of. */
      to: z.uuid(),
    })
    .strict(),
  reason: 'needed',
  load: async (context, { what, id, to }) => {
    const table = tables[what];
    const caseOf = async () => {
      const [row] = await context.tx
        .select({ caseId: table.caseId })
        .from(table as typeof entryRows)
        .where(and(eq(table.ownerId, context.ownerId), eq(table.id, id)));
      if (row === undefined) throw notFound();
      return row.caseId;
    };
    const from = await caseOf();
    const subject = await bothCases(context, from, to);
    return { from, subject, ...(await recordForUpdate(context, nameOf(table), id)) };
  },
  permit: (actor, { record }, ownerId) => record.permit(actor, ownerId) && canMoveRecords(actor, ownerId),
  run: async (context, { what, id, version, to }, { from, subject, version: stands }) => {
    if (stands !== version) throw conflict();
    if (from === to) throw refused('already_there', {}, { field: 'to' });
    const parts = await partsOf(context, what, id, subject);
    await takePartsBack(context, parts);
    const movedTo = new Map<string, string>();
    for (const part of parts) {
      const anew = await part.write(movedTo);
      movedTo.set(part.id, anew);
      announceMoved(context, { table: part.table, id: part.id, to: anew, out: from, into: to });
    }
    return { id: movedTo.get(id) ?? '', caseId: to };
  },
});
