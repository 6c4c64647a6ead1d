import { and, inArray, sql } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { source } from '../../kernel/tables.ts';
import { insertions, upsertions } from '../../kernel/write-rows.ts';
import {
  careCaseRows as careCase,
  entryRows as entry,
  identityRows as identity,
  latestToday,
} from '../care/index.ts';
import { caseIdOf, entryRowsOf, namesOf } from './case-rows.ts';
import type { About } from './import/mapping.ts';
import {
  courseFaults,
  type Decided,
  earlierSources,
  hashOf,
  type Origin,
  type ReadRow,
  type RowFault,
  sourceOf,
  takenBack,
  takenBackFault,
} from './import-batch.ts';
import { courseOver } from './import-overlay.ts';
import type { CaseRecord } from './schema.ts';
import { standingOf } from './import-standing.ts';

/** Ids of the cases that each key names. */
const casesNamed = async (
  { tx, ownerId }: CommandContext,
  about: About,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (typeof about === 'object')
    return new Map(keys.map((key) => [key, [caseIdOf(ownerId, about.mapping, key)]]));
  const column = about === 'case' ? careCase.label : identity.recordNumber;
  const found = await tx
    .select({ key: column, id: careCase.id })
    .from(careCase)
    .innerJoin(
      identity,
      sql`${identity.ownerId} = ${careCase.ownerId} and ${identity.id} = ${careCase.patientId}`,
    )
    .where(and(sql`${careCase.ownerId} = ${ownerId}`, inArray(column, [...keys])));
  const byKey = Map.groupBy(found, ({ key }) => key);
  return new Map([...byKey].map(([key, cases]) => [key, cases.map(({ id }) => id)]));
};

type Told = ReadRow & { readonly caseId: string; readonly rowHash: string };

/** The rows whose case is here, and those of which it cannot be told. */
const cased = async (context: CommandContext, about: About, batch: readonly ReadRow[]) => {
  const named = await casesNamed(
    context,
    about,
    batch.map(({ record }) => record.key),
  );
  const standing = await standingOf(context, [...named.values()].flat());
  const [told, faults]: [Told[], RowFault[]] = [[], []];
  for (const read of batch) {
    const cases = (named.get(read.record.key) ?? []).filter((id) => standing.has(id));
    const [caseId] = cases;
    if (caseId === undefined) faults.push({ row: read.row, column: 'key', code: 'case_not_here' });
    else if (cases.length > 1) faults.push({ row: read.row, column: 'key', code: 'cases_several' });
    else told.push({ ...read, caseId, rowHash: hashOf(read.record) });
  }
  return { standing, told, faults };
};

type Laid = {
  readonly row: number;
  readonly record: CaseRecord;
  readonly rows: ReturnType<typeof entryRowsOf>;
  readonly source: ReturnType<typeof sourceOf>;
  readonly changes: readonly string[];
};
type NotLaid = 'part_untold' | 'part_removed' | 'changed_by_hand_since';
type Standing = Awaited<ReturnType<typeof cased>>['standing'];

/** The entries a row brings laid over those of this table that stand. */
const laid = (
  context: CommandContext,
  origin: Origin,
  { row, record, caseId, rowHash }: Told,
  all: Standing,
): Laid | NotLaid => {
  const standing = all.get(caseId);
  if (standing === undefined) throw new Error('asked for above');
  const names = namesOf(context.ownerId, origin.mapping, record);
  const over = courseOver(record, standing, { says: origin.says ?? new Map(), names, isSeveral: true });
  if (over === null) return 'part_untold';
  if (over.isRemoved) return 'part_removed';
  const { site } = standing.case;
  const { bornOn, diedOn } = standing.patient;
  const now = { ...record, patient: { bornOn, diedOn }, case: { ...record.case, site }, course: over.now };
  const byHand = new Set(standing.entries.flatMap(({ id, sourceId }) => (sourceId === null ? [id] : [])));
  if (over.changes.length > 0 && over.ids.some((id) => byHand.has(id))) return 'changed_by_hand_since';
  const source = sourceOf(context, origin, { row, caseId, rowHash });
  const rows = entryRowsOf(now, { ownerId: context.ownerId, sourceId: source.id, caseId, ids: over.ids });
  return { row, record: now, rows, source, changes: over.changes };
};

/**
 * Decides of rows about cases that are here, whatever brought them: they add entries to their course and change nothing else. A row
 * whose case is not here is refused.
 */
export const decideAbout = async (
  context: CommandContext,
  origin: Origin,
  about: About,
  batch: readonly ReadRow[],
): Promise<Decided> => {
  const { standing, told, faults } = await cased(context, about, batch);
  const caseIds = told.map(({ caseId }) => caseId);
  const earlier = await earlierSources(context, origin.mapping, caseIds);
  const differing = told.filter(({ caseId, rowHash }) => earlier.get(caseId)?.rowHash !== rowHash);
  const gone = await takenBack(
    context,
    caseIds,
    differing.map(({ caseId }) => caseId),
  );
  const today = latestToday(context.now);
  const kept = differing.flatMap((row) => {
    const one = laid(context, origin, row, standing);
    if (typeof one === 'string') {
      faults.push({ row: row.row, column: 'key', code: one });
      return [];
    }
    const isGone = one.rows.some(({ id }) => gone.has(id));
    const wrong = isGone ? [takenBackFault(row.row)] : courseFaults(one, today);
    faults.push(...wrong);
    return wrong.length === 0 && one.changes.length > 0 ? [one] : [];
  });
  const spoilt = new Set(faults.map(({ row }) => row));
  return {
    report: {
      created: 0,
      changed: kept.length,
      unchanged: batch.length - kept.length - spoilt.size,
      faults,
      differences: [],
      changes: kept.flatMap(({ row, changes }) => changes.map((field) => ({ row, field }))),
    },
    statements: [
      ...insertions(
        source,
        kept.map((one) => one.source),
      ),
      ...upsertions(
        entry,
        kept.flatMap(({ rows }) => rows),
      ),
    ],
  };
};
