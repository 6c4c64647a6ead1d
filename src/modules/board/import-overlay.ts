import { isDeepStrictEqual } from 'node:util';
import { type AnyAnswers, emptyAnswers, kept, readKept } from '../../kernel/forms/answers.ts';
import type { Form } from '../../kernel/forms/items.ts';
import { answersOver, type Silence, type Telling } from '../../kernel/forms/overlay.ts';
import { entryField, type FedEntries } from '../care/index.ts';
import { operationReport, outcomeReport, pathologyReport } from '../surgery/index.ts';
import type { namesOf } from './case-rows.ts';
import { partsMet } from './import-parts.ts';
import type { StandingCase } from './import-standing.ts';
import type { CaseRecord } from './schema.ts';

/** Fields that a file tells of, each with what a cell means that tells nothing. */
export type Says = ReadonlyMap<string, Silence>;
export type Around = {
  readonly says: Says;
  readonly names: ReturnType<typeof namesOf>;
  /** Whether the table tells of a case in several rows: what another day has is another part then, no corrected day. */
  readonly isSeveral: boolean;
  readonly entries: FedEntries;
};
export type Fields = Readonly<Record<string, unknown>>;
type Entry = NonNullable<CaseRecord['course']>[number];

export const within =
  (says: Says, part: string): Telling =>
  (field) =>
    says.get(`${part}.${field}`);

/** Fields of which the two say another thing. */
export const differing = (part: string, now: Fields, before: Fields): string[] =>
  Object.keys(now).flatMap((name) =>
    isDeepStrictEqual(now[name] ?? null, before[name] ?? null) ? [] : [`${part}.${name}`],
  );

/** Items whose answers differ; the whole part where none stood. */
const changedItems = (part: string, form: Form, now: AnyAnswers, before: AnyAnswers | null): string[] => {
  if (before === null) return [part];
  const gone = Object.fromEntries(Object.keys(kept(form, before)).map((name) => [name, null]));
  return differing(part, { ...gone, ...kept(form, now) }, kept(form, before));
};

type Stored = { readonly answers: Fields; readonly formVersion: number };
/** Answers laid over those that stand, and which items change by it. */
export const answersLaid = (
  part: string,
  form: Form,
  said: AnyAnswers,
  stored: Stored | undefined,
  says: Says,
) => {
  const before = stored && (readKept(form, stored.answers, stored.formVersion) as AnyAnswers);
  const now = before === undefined ? said : answersOver(form, said, before, within(says, part));
  return { now, changes: changedItems(part, form, now, before ?? null) };
};

type Operation = CaseRecord['operations'][number];
type Documents = Pick<Operation, 'pathology' | 'outcome30'>;

/** A document of an operation over the one that stands; null where there is none and none is told. */
const documentOver = (
  [part, form]: readonly [string, Form],
  said: unknown,
  stored: Stored | undefined,
  says: Says,
): { now: AnyAnswers | null; changes: readonly string[] } => {
  const isTold = [...says.keys()].some((field) => field.startsWith(`${part}.`));
  if (!isTold || (said === null && stored === undefined)) return { now: null, changes: [] };
  return answersLaid(part, form, (said ?? emptyAnswers(form)) as AnyAnswers, stored, says);
};

/** What follows an operation laid over what stands of it. */
export const documentsOver = (
  { pathology, outcome30 }: Documents,
  operationId: string | undefined,
  standing: StandingCase,
  says: Says,
) => {
  const of = <T extends { readonly id: string }>(rows: readonly T[]) =>
    rows.find(({ id }) => id === operationId);
  const report = documentOver(['pathology', pathologyReport], pathology, of(standing.pathology), says);
  const outcome = documentOver(['outcome', outcomeReport], outcome30, of(standing.outcome), says);
  return {
    now: { pathology: report.now, outcome30: outcome.now } as unknown as Documents,
    changes: [...report.changes, ...outcome.changes],
  };
};

/** Those ids that this table gives, in their order. */
const oursAmong = <T extends { readonly id: string }>(rows: readonly T[], ids: readonly string[]): T[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
};
const firstIds = (count: number, nth: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, n) => nth(n));

/** Operations laid over those that stand; null when one without a day may be any of several. */
export const operationsOver = (
  { operations }: CaseRecord,
  standing: StandingCase,
  { says, names, isSeveral }: Around,
) => {
  const keyed = operations.flatMap(({ key }) => (key === undefined ? [] : [names.operation.keyed(key)]));
  const counted = firstIds(standing.operations.length + operations.length, names.operation.nth);
  const ours = oursAmong(standing.operations, [...keyed, ...counted]);
  const ids = partsMet(
    operations.map(({ key, report }) => ({ key: key ?? null, date: report.doneOn })),
    ours.map(({ id, doneOn }) => ({ id, date: doneOn })),
    names.operation,
    !isSeveral,
  );
  if (ids === null) return null;
  const laid = operations.map((operation, index) => {
    const stored = ours.find(({ id }) => id === ids[index]);
    const said = operation.report as unknown as AnyAnswers;
    const { now, changes } = answersLaid('operation', operationReport, said, stored, says);
    const documents = documentsOver(operation, ids[index], standing, says);
    return {
      now: { ...operation, ...documents.now, report: now as unknown as typeof operation.report },
      changes: [...changes, ...documents.changes],
    };
  });
  return {
    ids,
    now: laid.map(({ now }) => now),
    changes: laid.flatMap(({ changes }) => changes),
    isRemoved: ids.length === 0 && ours.length > 0 && says.has('operation'),
  };
};

/** Where a file would fill in anew what the house has given up. */
export const filledAnew = (course: readonly Entry[], entries: FedEntries): string[] =>
  course.flatMap(({ form }) => {
    const entry = entries.named(form);
    return entries.isWithdrawn(entry) ? [`${entry.part}.${entry.date}`] : [];
  });

const tellsToEmpty = (says: Says, isPart: (part: string) => boolean): boolean =>
  [...says].some(([field, silence]) => silence === 'unknown' && isPart(entryField(field).part));

/** Entries of one form laid over those that stand. */
const entriesOver = (
  formId: string,
  said: readonly Entry[],
  standing: StandingCase,
  { says, names, isSeveral, entries }: Around,
) => {
  const named = names.entry(formId);
  const keyed = said.flatMap(({ key }) => (key === undefined ? [] : [named.keyed(key)]));
  const counted = firstIds(standing.entries.length + said.length, named.nth);
  const ours = oursAmong(standing.entries, [...keyed, ...counted]);
  const kinds = said.map(({ form }) => entries.named(form));
  const ids = partsMet(
    said.map(({ key, answers }, index) => ({
      key: key ?? null,
      date: ((answers as Fields)[kinds[index]?.date ?? ''] as string | null | undefined) ?? null,
    })),
    ours.map((row) => ({ id: row.id, date: row.filledOn })),
    named,
    !isSeveral,
  );
  if (ids === null) return null;
  const laid = said.map((entry, index) => {
    const { part, form, storedOf, takesVersions } = kinds[index] ?? entries.named(entry.form);
    const stored = ours.find((row) => row.id === ids[index]);
    const { now, changes } = answersLaid(part, form, entry.answers, stored && storedOf(stored), says);
    const isOfOtherVersion = !takesVersions && stored !== undefined && stored.formVersion !== form.version;
    return {
      entry,
      now: { ...entry, answers: now },
      id: ids[index] ?? '',
      changes,
      isOfOtherVersion,
      anew: stored === undefined ? filledAnew([entry], entries) : [],
    };
  });
  const isOfForm = (part: string) => entries.byPart.get(part)?.form.id === formId;
  const isRemoved = ours.some((row) => !ids.includes(row.id)) && tellsToEmpty(says, isOfForm);
  return { laid, isRemoved };
};

/** The course laid over the entries that stand; null when one without a day may be any of several. */
export const courseOver = ({ course = [] }: CaseRecord, standing: StandingCase, around: Around) => {
  const byForm = Map.groupBy(course, ({ form }) => around.entries.named(form).form.id);
  const forms = new Set([...byForm.keys(), ...standing.entries.map(({ form }) => form)]);
  const parts = [...forms].map((id) => entriesOver(id, byForm.get(id) ?? [], standing, around));
  if (parts.includes(null)) return null;
  const laid = parts.flatMap((part) => part?.laid ?? []);
  const byEntry = new Map(laid.map((one) => [one.entry, one]));
  const inOrder = course.flatMap((entry) => byEntry.get(entry) ?? []);
  return {
    ids: inOrder.map(({ id }) => id),
    now: inOrder.map(({ now }) => now),
    changes: inOrder.flatMap(({ changes }) => changes),
    isRemoved: parts.some((part) => part?.isRemoved === true),
    isOfOtherVersion: laid.some((one) => one.isOfOtherVersion),
    anew: laid.flatMap(({ anew }) => anew),
  };
};
