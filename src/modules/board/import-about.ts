import type { CommandContext } from '../../kernel/command.ts';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { source } from '../../kernel/tables.ts';
import { insertions } from '../../kernel/write-rows.ts';
import { casesKeyed, type FedEntries, fedEntryRows, fedWorkUpRows, latestToday } from '../care/index.ts';
import { fedDocumentRows, operationReport } from '../surgery/index.ts';
import { caseIdOf, type CaseRows, namesOf } from './case-rows.ts';
import type { About } from './import/mapping.ts';
import {
  courseFaults,
  type Decided,
  earlierSources,
  hashOf,
  type Origin,
  type ReadRow,
  replacing,
  type RowFault,
  sourceOf,
  takenBack,
  takenBackFault,
} from './import-batch.ts';
import { documentFaults } from './import-documents.ts';
import { workUpOver } from './import-merge.ts';
import { courseOver, documentsOver, type Says } from './import-overlay.ts';
import type { CaseRecord } from './schema.ts';
import { standingOf } from './import-standing.ts';
import { dateFaults } from './plausible-dates.ts';

/** Ids of the cases that each key names. */
const casesNamed = async (
  { tx, ownerId }: CommandContext,
  about: About,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (typeof about === 'object')
    return new Map(keys.map((key) => [key, [caseIdOf(ownerId, about.mapping, key)]]));
  return casesKeyed(tx, ownerId, about, keys);
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

type Standing = Awaited<ReturnType<typeof cased>>['standing'];
type StandingCase = NonNullable<ReturnType<Standing['get']>>;
type Rows = Pick<CaseRows, 'entry' | 'workUp' | 'pathology' | 'outcome30'>;
type Laid = {
  readonly row: number;
  readonly record: CaseRecord;
  readonly rows: Rows;
  readonly source: ReturnType<typeof sourceOf>;
  readonly changes: readonly string[];
};
type NotLaid = 'part_of_other_version' | 'part_untold' | 'part_removed' | 'changed_by_hand_since';
type Operation = CaseRecord['operations'][number];
type Around = { readonly says: Says; readonly about: About; readonly ownerId: string };

/** The operation that a row means: by the key that brought it, by its day, or the only one; undefined where none or several may be. */
const operationMeant = (
  { key, report }: Operation,
  { operations }: StandingCase,
  { about, ownerId }: Around,
  record: CaseRecord,
) => {
  const byKey =
    key === undefined || typeof about === 'string' ? null : namesOf(ownerId, about.mapping, record);
  const isMeant = ({ id, doneOn }: StandingCase['operations'][number]) => {
    if (key !== undefined) return id === byKey?.operation.keyed(key);
    return report.doneOn === null || report.doneOn === doneOn;
  };
  const [one, ...others] = operations.filter(isMeant);
  return others.length > 0 ? undefined : one;
};

/** What follows each operation of a row, laid over what stands of it; null where one cannot be told. */
const operationsLaid = (record: CaseRecord, standing: StandingCase, around: Around) => {
  const laid = record.operations.map((operation) => {
    const meant = operationMeant(operation, standing, around, record);
    if (meant === undefined) return null;
    const { now, changes } = documentsOver(operation, meant.id, standing, around.says);
    return { meant, now, changes };
  });
  return laid.includes(null) ? null : laid.flatMap((one) => one ?? []);
};

/** Whether a part is among what changes, whole or by a field. */
const isIn = (changes: readonly string[], part: string): boolean =>
  changes.some((field) => field === part || field.startsWith(`${part}.`));

/** Ids of what people wrote or changed. */
const byHandAmong = (rows: readonly { readonly id: string; readonly sourceId: string | null }[]) =>
  new Set(rows.flatMap(({ id, sourceId }) => (sourceId === null ? [id] : [])));

/** What a row brings laid over what stands of its case. */
const laid = (
  context: CommandContext,
  origin: Origin,
  about: About,
  { row, record, caseId, rowHash }: Told,
  all: Standing,
): Laid | NotLaid | readonly RowFault[] => {
  const standing = all.get(caseId);
  if (standing === undefined) throw new Error('asked for above');
  const { ownerId } = context;
  const says = origin.says ?? new Map();
  const names = namesOf(ownerId, origin.mapping, record);
  const course = courseOver(record, standing, { says, names, isSeveral: true, entries: origin.entries });
  const operations = operationsLaid(record, standing, { says, about, ownerId });
  const results = workUpOver(record, standing.workUp, says);
  if (course === null || operations === null) return 'part_untold';
  if (course.isOfOtherVersion) return 'part_of_other_version';
  if (course.isRemoved || results.isRemoved) return 'part_removed';
  if (course.anew.length > 0)
    return course.anew.map((column) => ({ row, column, code: 'form_withdrawn' as const }));
  const source = sourceOf(context, origin, { row, caseId, rowHash });
  const of = { ownerId, sourceId: source.id, caseId };
  const idOfResult = (key: string) =>
    standing.workUp.find((one) => one.key === key)?.id ?? names.id('work-up', key);
  const followed = operations.map(({ meant, now }) => ({
    report: { ...emptyAnswers(operationReport), doneOn: meant.doneOn },
    ...now,
  }));
  const { site } = standing.case;
  const { bornOn, diedOn } = standing.patient;
  const now = {
    ...record,
    patient: { bornOn, diedOn },
    case: { ...record.case, site },
    course: course.now,
    workUp: results.now,
    operations: followed,
  };
  const told = results.now.filter(({ key }) => isIn(results.changes, `workUp.${key}`));
  const laidOver = operations.map(({ meant: { id }, now: { pathology, outcome30 }, changes }) => ({
    id,
    pathology: isIn(changes, 'pathology') ? pathology : null,
    outcome30: isIn(changes, 'outcome') ? outcome30 : null,
  }));
  const rows: Rows = {
    entry: fedEntryRows(now.course, of, { entries: origin.entries, entryIds: course.ids }),
    workUp: fedWorkUpRows(told, of, idOfResult),
    ...fedDocumentRows(laidOver, of),
  };
  const changes = [...course.changes, ...results.changes, ...operations.flatMap((one) => one.changes)];
  const byHand = byHandAmong([
    ...standing.entries,
    ...standing.workUp,
    ...standing.pathology,
    ...standing.outcome,
  ]);
  const isByHand = Object.values(rows).some((part) => part.some(({ id }) => byHand.has(id)));
  if (changes.length > 0 && isByHand) return 'changed_by_hand_since';
  return { row, record: now, rows, source, changes };
};

/** What the rows contradict, by themselves and with her and the operation. */
const laterFaults = (one: Laid, entries: FedEntries, today: string): RowFault[] => [
  ...courseFaults(one, entries, today),
  ...documentFaults(one),
  ...dateFaults(one.record, today).map(({ code, field }) => ({ row: one.row, column: field, code })),
];

/**
 * Decides of rows about cases that are here, whatever brought them: they feed their course, their work-up and what follows their
 * operations, and change nothing else. A row whose case or operation is not here is refused.
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
    const one = laid(context, origin, about, row, standing);
    if (typeof one === 'string') {
      faults.push({ row: row.row, column: 'key', code: one });
      return [];
    }
    if (!('rows' in one)) {
      faults.push(...one);
      return [];
    }
    const isGone = Object.values(one.rows).some((part) => part.some(({ id }) => gone.has(id)));
    const wrong = isGone ? [takenBackFault(row.row)] : laterFaults(one, origin.entries, today);
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
      ...replacing(kept.map(({ rows }) => rows)),
    ],
  };
};
