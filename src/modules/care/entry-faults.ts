import { type AnyAnswers, rowsOfGroup } from '../../kernel/forms/answers.ts';
import type { ErrorCode } from '../../kernel/error-codes.ts';
import type { Params } from '../../kernel/errors.ts';
import type { Item } from '../../kernel/forms/items.ts';
import { certainlyAfter } from '../../kernel/partial-date.ts';
import type { CourseRecord } from './records/course.ts';
import type { Site } from './schema.ts';
import { otherEditions } from './figo-stage.ts';
import { isStageAt, profileOf } from './sites.ts';

/** What is known around an entry of the course. */
export type EntryCourse = {
  readonly site: Site | null;
  readonly bornOn: string | null;
  readonly today: string;
};
export type EntryFault = { readonly code: ErrorCode; readonly field: string; readonly params?: Params };

const textOf = (answers: AnyAnswers, name: string): string | null => {
  const value = answers[name];
  return typeof value === 'string' ? value : null;
};

/** Every date of an entry by its field, those of its lists too. */
const datesIn = ({ form }: CourseRecord, answers: AnyAnswers): (readonly [string, string | null])[] =>
  Object.entries<Item>(form.items).flatMap(([field, item]) => {
    if (item.kind === 'date') return [[field, textOf(answers, field)] as const];
    if (item.kind !== 'group') return [];
    const parts = Object.keys(item.items).filter((part) => item.items[part]?.kind === 'date');
    return rowsOfGroup(answers[field]).flatMap((row, line) =>
      parts.map((part) => [`${field}.${line}.${part}`, textOf(row, part)] as const),
    );
  });

const dateFaults = (record: CourseRecord, answers: AnyAnswers, { bornOn, today }: EntryCourse) =>
  datesIn(record, answers).flatMap(([field, date]): EntryFault[] => {
    if (field !== record.ahead && certainlyAfter(date, today)) return [{ code: 'in_future', field }];
    return certainlyAfter(bornOn, date) ? [{ code: 'before_birth', field }] : [];
  });

/** What ends, or is agreed, before it begins. */
const periodFaults = ({ date, until, ahead }: CourseRecord, answers: AnyAnswers): EntryFault[] =>
  [until, ahead].flatMap((field): EntryFault[] =>
    field !== null && certainlyAfter(textOf(answers, date), textOf(answers, field))
      ? [{ code: 'period_reversed', field }]
      : [],
  );

/** The last dose of platinum lies within its treatment. */
const platinumFaults = (answers: AnyAnswers): EntryFault[] => {
  const [from, last, to] = ['from', 'lastPlatinumOn', 'to'].map((name) => textOf(answers, name));
  return certainlyAfter(from ?? null, last) || certainlyAfter(last ?? null, to)
    ? [{ code: 'outside_treatment', field: 'lastPlatinumOn' }]
    : [];
};

/** A stage has an edition, and where we hold that edition's table for the site, the table has the stage. */
const stageFaults = (answers: AnyAnswers, site: Site | null): EntryFault[] => {
  const [code, edition] = [textOf(answers, 'stage'), textOf(answers, 'edition')];
  if (code === null) return [];
  if (edition === null) return [{ code: 'stage_needs_edition', field: 'edition' }];
  const profile = profileOf(site);
  const elsewhere = profile === null ? null : otherEditions(profile, code, edition);
  if (elsewhere !== null)
    return [{ code: 'stage_of_other_edition', field: 'stage', params: { edition: elsewhere } }];
  return isStageAt(profile, code, edition) ? [] : [{ code: 'stage_not_in_edition', field: 'stage' }];
};

/**
 * What one entry of the course contradicts by itself, however its partial dates are read. What contradicts another entry is
 * asked about, never refused (`contradictions.ts`).
 */
export const entryFaults = (
  record: CourseRecord,
  answers: AnyAnswers,
  course: EntryCourse,
): readonly EntryFault[] => {
  const faults = [
    ...dateFaults(record, answers, course),
    ...periodFaults(record, answers),
    ...(record.form.id === 'systemic' ? platinumFaults(answers) : []),
    ...(record.form.id === 'stage' ? stageFaults(answers, course.site) : []),
  ];
  // One field is told one thing at a time.
  return faults.filter(({ field }, at) => faults.findIndex((other) => other.field === field) === at);
};
