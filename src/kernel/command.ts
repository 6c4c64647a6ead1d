import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { actorEntry, belongsTo, type Actor } from './actor.ts';
import { derive } from './derive.ts';
import { type DraftPlace, endDraft } from './drafts.ts';
import { conflict, forbidden, isAppError, refused } from './errors.ts';
import { keepFile } from './files/keep-file.ts';
import type { SealedFile } from './files/files.ts';
import { uuidV7 } from './ids.ts';
import { parsed } from './input-faults.ts';
import { withScope, type Database, type Tx } from './scope.ts';
import { Text } from './text.ts';

/** An announcement of a command: a type and ids, never a value. */
export type Event = { readonly type: string; readonly [key: string]: string | readonly string[] };

/** What a command works with; time and ids come from here, so tests own them. */
export type CommandContext = {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly ownerId: string;
  readonly entryId: string;
  readonly now: Temporal.Instant;
  /** Why it is done, as the journal keeps it; null where nobody said. */
  readonly reason: string | null;
  readonly newId: () => string;
  readonly announce: (event: Event) => void;
  /**
   * Names what the command moves, for example `case:ID`; a command that names nothing moves everything. The tables it
   * writes (`rows:board.listing`) are named by themselves.
   */
  readonly moves: (topic: `${string}:${string}`) => void;
};

export type CommandDefinition<Input extends z.ZodType, Subject, Result> = {
  readonly name: string;
  readonly input: Input;
  /** A correction: refused without a reason, which the journal keeps. */
  readonly reason?: 'needed';
  /** Reads and locks what the command is about; throws `notFound()` when the owner has no such thing. */
  readonly load: (context: CommandContext, input: z.output<Input>) => Promise<Subject>;
  readonly permit: (actor: Actor, subject: Subject, ownerId: string) => boolean;
  /** The only place that writes. The result holds ids and counts, no values of the record. */
  readonly run: (context: CommandContext, input: z.output<Input>, subject: Subject) => Promise<Result>;
};

declare const made: unique symbol;
/** A write operation; made by `command` alone and carried out by `execute` alone. */
export type Command<Input extends z.ZodType, Subject, Result> = CommandDefinition<Input, Subject, Result> & {
  readonly [made]: true;
};

/** The one way to make a write operation. */
export const command = <Input extends z.ZodType, Subject, Result>(
  definition: CommandDefinition<Input, Subject, Result>,
): Command<Input, Subject, Result> => definition as Command<Input, Subject, Result>;

/** One call of a command. */
export type Call = {
  readonly actor: Actor;
  readonly ownerId: string;
  readonly now: Temporal.Instant;
  /** A replayed form with the same key gets the first result. */
  readonly requestKey?: string | undefined;
  /** Why a record was corrected. */
  readonly reason?: string | undefined;
  /** Files that were sent with it and that its input names: stored with what it writes, or not at all. */
  readonly files?: readonly SealedFile[] | undefined;
  /** The form it comes from: its author's draft ends with it. */
  readonly sentForm?: DraftPlace | undefined;
};

export type Outcome<Result> = { readonly result: Result; readonly seq: number | null };

/** The texts of a call that are kept beside its input. */
const CallTexts = z.object({
  reason: Text.trim().max(2000).optional(),
  requestKey: Text.max(200).optional(),
});

/** The first result of a replayed request; null for a request that is new. A key serves one person, one input and one reason. */
const firstResult = async (
  tx: Tx,
  call: Call,
  name: string,
  raw: unknown,
): Promise<{ result: unknown } | null> => {
  if (call.requestKey === undefined) return null;
  const actor = JSON.stringify(actorEntry(call.actor));
  const inputHash = createHash('sha256')
    .update(JSON.stringify([raw, call.reason]))
    .digest('hex');
  const made = await tx.execute(sql`
    insert into kernel.request (owner_id, key, command, input_hash, actor)
    values (${call.ownerId}, ${call.requestKey}, ${name}, ${inputHash}, ${actor}::jsonb) on conflict do nothing returning key`);
  if (made.rows.length > 0) return null;
  const earlier = await tx.execute<{
    command: string;
    input_hash: string;
    mine: boolean;
    result: unknown;
  }>(sql`
    select command, input_hash, actor = ${actor}::jsonb as mine, result from kernel.request
    where owner_id = ${call.ownerId} and key = ${call.requestKey}`);
  const row = earlier.rows[0];
  if (!row?.mine || row.command !== name || row.input_hash !== inputHash)
    throw conflict('request_key_reused');
  return { result: row.result };
};

/** Whether whoever repeats a request may still make it; the record may have moved on since, which refuses nothing. */
const stillPermitted = async <Input extends z.ZodType, Subject, Result>(
  definition: Command<Input, Subject, Result>,
  context: CommandContext,
  input: z.output<Input>,
): Promise<boolean> => {
  try {
    return definition.permit(context.actor, await definition.load(context, input), context.ownerId);
  } catch (error) {
    // A link that is used up by then was good for what it has done.
    if (isAppError(error)) return context.actor.kind === 'link' || belongsTo(context.actor, context.ownerId);
    throw error;
  }
};

/** Carries a command out inside a transaction that is already in the owner's scope (handlers use this). */
export const perform = async <Input extends z.ZodType, Subject, Result>(
  tx: Tx,
  definition: Command<Input, Subject, Result>,
  given: Call,
  raw: unknown,
): Promise<Outcome<Result>> => {
  const input = parsed(definition.input, raw);
  const { reason, requestKey } = given;
  const call: Call = { ...given, ...parsed(CallTexts, { reason, requestKey }) };
  if (definition.reason === 'needed' && !call.reason) throw refused('reason_needed', {}, { field: 'reason' });
  const entryId = uuidV7(call.now.epochMilliseconds);
  await tx.execute(sql`select set_config('app.entry_id', ${entryId}, true)`);
  const earlier = await firstResult(tx, call, definition.name, raw);
  const events: Event[] = [];
  const topics = new Set<string>();
  const context: CommandContext = {
    tx,
    actor: call.actor,
    ownerId: call.ownerId,
    entryId,
    now: call.now,
    reason: call.reason || null,
    newId: () => uuidV7(call.now.epochMilliseconds),
    announce: (event) => void events.push(event),
    moves: (topic) => void topics.add(topic),
  };
  if (earlier) {
    if (!(await stillPermitted(definition, context, input))) throw forbidden();
    return { result: earlier.result as Result, seq: null };
  }
  const subject = await definition.load(context, input);
  if (!definition.permit(call.actor, subject, call.ownerId)) throw forbidden();
  for (const each of call.files ?? []) await keepFile(context, each);
  const result = await definition.run(context, input, subject);
  const written = await derive(context);
  if (call.sentForm !== undefined) await endDraft(tx, call, call.sentForm, requestKey ?? null);
  // Who watches a table hears of every row written there, derived ones too; `*` says so already.
  const moved = topics.size === 0 ? [] : [...topics, ...Array.from(written, (table) => `rows:${table}`)];
  if (call.requestKey !== undefined) {
    await tx.execute(sql`update kernel.request set result = ${JSON.stringify(result ?? null)}::jsonb
      where owner_id = ${call.ownerId} and key = ${call.requestKey}`);
  }
  const entry = await tx.execute<{ seq: string | null }>(sql`
    select kernel.append_entry(${call.ownerId}, ${entryId}, ${call.now.toString()}, ${JSON.stringify(actorEntry(call.actor))}::jsonb,
      ${definition.name}, ${call.reason || null}, ${JSON.stringify(events)}::jsonb) as seq
    from set_config('app.moves', ${moved.join(' ')}, true)`);
  const seq = entry.rows[0]?.seq;
  return { result, seq: seq === null || seq === undefined ? null : Number(seq) };
};

/** Carries a command out: parse, transaction, load and lock, permit, write, journal; all of it or nothing. */
export const execute = <Input extends z.ZodType, Subject, Result>(
  database: Database,
  definition: Command<Input, Subject, Result>,
  call: Call,
  raw: unknown,
): Promise<Outcome<Result>> =>
  withScope(database, [call.ownerId], (tx) => perform(tx, definition, call, raw));
