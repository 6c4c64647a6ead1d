import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { Clock } from './actor.ts';
import { perform, type Command, type Event } from './command.ts';
import { isAppError } from './errors.ts';
import { headOf } from './journal-head.ts';
import { errorFields, type Log } from './log.ts';
import { withScope, type Database, type Tx } from './scope.ts';
import { cursor, journal, parked } from './tables.ts';

/** Answers an event of another module with one command of its own, exactly once for each event. */
export type Handler = {
  readonly name: string;
  readonly event: string;
  readonly answer: (tx: Tx, ownerId: string, now: ReturnType<Clock>, event: Event) => Promise<void>;
};

/** A handler that answers `event` with `definition`; the job is named after the handler. */
export const handler = <Input extends z.ZodType, Subject, Result>(
  name: string,
  event: string,
  definition: Command<Input, Subject, Result>,
  inputOf: (event: Event) => unknown,
): Handler => ({
  name,
  event,
  answer: async (tx, ownerId, now, announced) => {
    await perform(tx, definition, { actor: { kind: 'job', name }, ownerId, now }, inputOf(announced));
  },
});

const failuresBeforeParking = 5;

/** Seams for tests that end the process at a chosen moment. */
export type HandlerSeams = { beforeCommit?: () => void; afterCommit?: () => void };

export type HandlerWork = {
  readonly database: Database;
  readonly log: Log;
  readonly now: Clock;
  readonly seams?: HandlerSeams;
};

const lockCursor = async (tx: Tx, name: string, ownerId: string): Promise<number | null> => {
  await tx.insert(cursor).values({ handler: name, ownerId, seq: 0 }).onConflictDoNothing();
  const locked = await tx
    .select({ seq: cursor.seq })
    .from(cursor)
    .where(and(eq(cursor.handler, name), eq(cursor.ownerId, ownerId)))
    .for('update', { skipLocked: true });
  return locked[0]?.seq ?? null;
};

const nextEntry = async (tx: Tx, ownerId: string, after: number, event: string) => {
  const rows = await tx
    .select({ seq: journal.seq, events: journal.events })
    .from(journal)
    .where(
      and(
        eq(journal.ownerId, ownerId),
        gt(journal.seq, after),
        sql`${journal.events} @> ${JSON.stringify([{ type: event }])}::jsonb`,
      ),
    )
    .orderBy(asc(journal.seq))
    .limit(1);
  return rows[0];
};

const moveCursor = (tx: Tx, name: string, ownerId: string, seq: number) =>
  tx
    .update(cursor)
    .set({ seq, failures: 0 })
    .where(and(eq(cursor.handler, name), eq(cursor.ownerId, ownerId)));

/**
 * Answers the next entry for one handler and owner; false when there is none or another process has it. When nothing
 * matches, the cursor moves to the end all the same, so that what was read once is never read again.
 */
const step = async (work: HandlerWork, item: Handler, ownerId: string): Promise<boolean> => {
  const done = await withScope(work.database, [ownerId], async (tx) => {
    const after = await lockCursor(tx, item.name, ownerId);
    if (after === null) return false;
    // Read before the entries are: whatever is not found then has a greater number.
    const end = await headOf(tx, ownerId);
    if (end <= after) return false;
    const entry = await nextEntry(tx, ownerId, after, item.event);
    if (!entry) {
      await moveCursor(tx, item.name, ownerId, end);
      return false;
    }
    for (const event of entry.events as Event[]) {
      if (event.type === item.event) await item.answer(tx, ownerId, work.now(), event);
    }
    await moveCursor(tx, item.name, ownerId, entry.seq);
    work.seams?.beforeCommit?.();
    return true;
  });
  if (done) work.seams?.afterCommit?.();
  return done;
};

const noteFailure = (work: HandlerWork, item: Handler, ownerId: string, code: string): Promise<boolean> =>
  withScope(work.database, [ownerId], async (tx) => {
    const after = await lockCursor(tx, item.name, ownerId);
    if (after === null) return false;
    const entry = await nextEntry(tx, ownerId, after, item.event);
    if (!entry) return false;
    const at = and(eq(cursor.handler, item.name), eq(cursor.ownerId, ownerId));
    const counted = await tx
      .update(cursor)
      .set({ failures: sql`${cursor.failures} + 1` })
      .where(at)
      .returning({ failures: cursor.failures });
    if ((counted[0]?.failures ?? 0) < failuresBeforeParking) return false;
    await tx.execute(sql`insert into kernel.parked (handler, owner_id, seq, at, code)
      values (${item.name}, ${ownerId}, ${entry.seq}, ${work.now().toString()}, ${code})`);
    await moveCursor(tx, item.name, ownerId, entry.seq);
    return true;
  });

/** Answers all that stands open for one handler and owner; after five failures an entry is parked and passed. */
export const drain = async (work: HandlerWork, item: Handler, ownerId: string): Promise<void> => {
  for (;;) {
    try {
      if (!(await step(work, item, ownerId))) return;
    } catch (error) {
      const code = isAppError(error) ? error.code : 'unexpected';
      work.log.error('handler failed', { handler: item.name, ownerId, ...errorFields(error) });
      if (!(await noteFailure(work, item, ownerId, code))) return;
    }
  }
};

/** What an owner's handlers gave up, latest first: somebody has to look at it. */
export const parkedOf = (tx: Tx, ownerId: string) =>
  tx
    .select({ handler: parked.handler, seq: parked.seq, at: parked.at, code: parked.code })
    .from(parked)
    .where(eq(parked.ownerId, ownerId))
    .orderBy(desc(parked.at))
    .limit(50);
