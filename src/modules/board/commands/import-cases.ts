import { setImmediate as othersTurn } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { command, type CommandContext } from '../../../kernel/command.ts';
import { AppError, refused } from '../../../kernel/errors.ts';
import { Text } from '../../../kernel/text.ts';
import { entriesFedAt, openRoster, labelStock, lockLabels } from '../../care/index.ts';
import {
  atOnce,
  type BatchReport,
  decide,
  type Decided,
  lookUp,
  type Looked,
  type Origin,
  type ReadRow,
  type RowChange,
  type RowDifference,
  type RowFault,
  write,
} from '../import-batch.ts';
import { patientIdOf } from '../case-rows.ts';
import { About } from '../import/mapping.ts';
import { decideAbout } from '../import-about.ts';
import { sameWomen } from '../import-joins.ts';
import { canImportCases } from '../policy.ts';

const batchSize = 2000;

const Rows = z.custom<AsyncIterable<ReadRow>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
);

export type ImportCounts = {
  created: number;
  changed: number;
  unchanged: number;
  faults: RowFault[];
  differences: RowDifference[];
  /** Which fields were changed of cases that were here already; nothing of a source that tells everything of them. */
  changes: RowChange[];
};

/** Ends the transaction of a trial run; carries what would have happened. */
export class TrialRun extends AppError {
  readonly counts: ImportCounts;
  constructor(counts: ImportCounts) {
    super('trial_run', 409);
    this.counts = counts;
  }
}

async function* batches(rows: AsyncIterable<ReadRow>): AsyncGenerator<ReadRow[]> {
  let batch: ReadRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length % atOnce === 0) await othersTurn();
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Asks for the next item while the last one is worked on: the file is read while the database writes. */
async function* ahead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = items.next();
  for (;;) {
    const { value, done } = await next;
    if (done) return;
    next = items.next();
    next.catch(() => {});
    yield value;
  }
}

/** A failure that is met where the promise is awaited, not before. */
const awaitedLater = <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => {});
  return promise;
};

/**
 * Writes a batch. The check of a foreign key is planned once for a session, from what the table behind it holds then; that
 * plan reads the whole table when it was made while the table was nearly empty. So plans are made anew whenever an import
 * has doubled what it has written.
 */
const writer = (context: CommandContext) => {
  let [planned, created] = [0, 0];
  return async (decided: Decided): Promise<BatchReport> => {
    created += decided.report.created;
    if (decided.report.created === 0 || created < 2 * planned) return write(context, decided);
    planned = created;
    return write(context, { ...decided, statements: [sql`discard plans`, ...decided.statements] });
  };
};

/**
 * The reports of all batches, in order. Three are on their way at any time: while one is written, the next is decided
 * and the one after it looked up, so that neither the database nor this process waits for the other.
 */
async function* brought(
  context: CommandContext,
  origin: Origin,
  rows: AsyncIterable<ReadRow>,
): AsyncGenerator<BatchReport> {
  const writeNext = writer(context);
  let looked: Promise<Looked> | undefined;
  let written: Promise<BatchReport> | undefined;
  const turn = async (next: Promise<Looked> | undefined): Promise<BatchReport | undefined> => {
    const decided = looked && (await decide(context, origin, await looked));
    const before = written;
    written = decided && awaitedLater(writeNext(decided));
    looked = next;
    return before;
  };
  const told = (report: BatchReport | undefined) => (report === undefined ? [] : [report]);
  for await (const batch of ahead(batches(rows)))
    yield* told(await turn(awaitedLater(lookUp(context, origin, batch))));
  yield* told(await turn(undefined));
  yield* told(await turn(undefined));
}

/** The reports of all batches of a table about cases that are here. */
async function* added(
  context: CommandContext,
  origin: Origin,
  rows: AsyncIterable<ReadRow>,
  about: About,
): AsyncGenerator<BatchReport> {
  for await (const batch of batches(rows))
    yield write(context, await decideAbout(context, origin, about, batch));
}

/**
 * Brings a whole file of cases in: one transaction, one journal entry. `finish` is asked at the end with all counts
 * and says whether to keep what was written; otherwise nothing is.
 */
export const importCases = command({
  name: 'board.import-cases',
  input: z
    .object({
      rows: Rows,
      mapping: Text.max(200),
      mappingVersion: Text.max(100),
      fileHash: Text.max(100),
      /**
       * Fields that the source tells of, each with what it means that nothing is said of it in a row: it stays as it stands, or is
       * not known now. Without this the source tells everything of its cases.
       */
      says: z.record(Text.max(300), z.enum(['keep', 'unknown'])).optional(),
      /** Numbers of rows that are another woman than those who are like her. */
      another: z.array(z.int().positive()).max(1_000_000).default([]),
      /** Numbers of rows that are a woman the centre knows, each with the case of hers that was reported. */
      same: z
        .array(z.object({ row: z.int().positive(), case: Text.max(20) }).strict())
        .max(1_000_000)
        .default([]),
      /** The rows are about cases that are here, named by their keys so, and add to their course alone. */
      about: About.optional(),
      /** Whether a row with the number of a woman who is here is hers; refused unless somebody says so. */
      sameNumber: z.enum(['same-woman', 'refuse']).default('refuse'),
      /** Numbers of rows that tell of another disease of hers than those that are here. */
      anotherDisease: z.array(z.int().positive()).max(1_000_000).default([]),
      finish: z.custom<(counts: ImportCounts) => 'keep' | 'undo'>((value) => typeof value === 'function'),
    })
    .strict(),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => canImportCases(actor, ownerId),
  run: async (context, input) => {
    const { rows, mapping, mappingVersion, fileHash, says, another, same, finish } = input;
    const answered = [...another, ...same.map(({ row }) => row)].toSorted((a, b) => a - b);
    const twice = answered.find((row, index) => row === answered[index + 1]);
    if (twice !== undefined) throw refused('row_answered_twice', {}, { row: twice });
    // Before anything is looked up, so that two imports, or an import and a referral, do not pass each other.
    await lockLabels(context);
    await context.tx.execute(sql`select set_config('app.importing', 'on', true)`);
    const origin: Origin = {
      mapping,
      mappingVersion,
      fileHash,
      labels: labelStock(context),
      entries: await entriesFedAt(context.tx, context.ownerId),
      says: says === undefined ? null : new Map(Object.entries(says)),
      another: new Set(another),
      anotherDisease: new Set(input.anotherDisease),
      sameNumber: input.sameNumber,
      ownWoman: (record) => patientIdOf(context.ownerId, mapping, record),
      same: await sameWomen(context, same),
      taken: openRoster(),
      women: new Map(),
      met: new Set(),
    };
    const counts: ImportCounts = {
      created: 0,
      changed: 0,
      unchanged: 0,
      faults: [],
      differences: [],
      changes: [],
    };
    const done =
      input.about === undefined ? brought(context, origin, rows) : added(context, origin, rows, input.about);
    for await (const report of done) {
      counts.created += report.created;
      counts.changed += report.changed;
      counts.unchanged += report.unchanged;
      counts.faults.push(...report.faults.toSorted((a, b) => a.row - b.row));
      counts.differences.push(...report.differences);
      counts.changes.push(...report.changes);
    }
    if (finish(counts) === 'undo') throw new TrialRun(counts);
    if (counts.created + counts.changed > 0)
      context.announce({
        type: 'board.cases-imported',
        mapping,
        fileHash,
        created: String(counts.created),
        changed: String(counts.changed),
      });
    return counts;
  },
});
