import type { Quantity } from '../../kernel/forms/answers.ts';
import { truthOf } from '../../kernel/forms/condition.ts';
import { lookupIn } from '../../kernel/forms/asked.ts';
import { noFacts } from '../../kernel/forms/facts.ts';
import { certainlyAfter, type PartialDate } from '../../kernel/partial-date.ts';
import { answerFigures } from './answer-figures.ts';
import { certainlyNewest, type Told } from './course.ts';
import { type Measured, measured } from './measured.ts';
import type { DatasetItem, FromCourse } from './minimum-dataset.ts';
import { courseRecord } from './records/course.ts';
import type { WorkUpItem } from './schema.ts';

/** An item of a dataset as an entry of the course says it; always with its day. */
export type CourseAnswer = Pick<WorkUpItem, 'key' | 'unit'> & {
  readonly value: Measured | boolean;
  readonly takenOn: PartialDate;
  /** The entry that says it. */
  readonly entry: string;
};

/** A dataset, or as much of it as is asked. */
type AskedItems = { readonly items: readonly DatasetItem[] };
type Answer = Omit<CourseAnswer, 'key'>;
type Read = Extract<FromCourse, { readonly form: string }>;

const dayOf = ({ form, answers }: Told): PartialDate | null => {
  const said = answers[courseRecord(form)?.date ?? ''];
  return typeof said === 'string' ? said : null;
};

/** A measured value in the item's unit; null where nobody has declared how to come to it. */
const converted = ({ unit = '' }: DatasetItem, { units = {} }: Read, said: Quantity): Measured | null => {
  const factor = said.unit === unit ? 1 : units[said.unit];
  return factor === undefined ? null : measured(said.comparator, said.value * factor);
};

const valueIn = (item: DatasetItem, read: Read, said: unknown): Measured | boolean | null => {
  if (item.kind !== 'number') return typeof said === 'string' || typeof said === 'boolean' ? said : null;
  if (typeof said === 'number') return said;
  return typeof said === 'object' && said !== null ? converted(item, read, said as Quantity) : null;
};

/** The newest of what entries of one form say; nothing when it cannot be read, or another as new says something else. */
const readAnswer = (item: DatasetItem, read: Read, course: readonly Told[]): Answer | null => {
  const told = course.flatMap((entry) => {
    const [said, on] = [entry.answers[read.item] ?? null, dayOf(entry)];
    const isAbout =
      read.where === undefined || truthOf(read.where, lookupIn(entry.answers, noFacts)) === true;
    if (entry.form !== read.form || said === null || on === null || !isAbout) return [];
    return [{ on, value: valueIn(item, read, said), entry: entry.id }];
  });
  const newest = certainlyNewest(
    told,
    (a, b) => a.entry === b.entry || (a.value !== null && a.value === b.value),
  );
  if (newest === null || newest.value === null) return null;
  const unit = item.kind === 'number' ? (item.unit ?? null) : null;
  return { value: newest.value, unit, takenOn: newest.on, entry: newest.entry };
};

const figureAnswer = (
  item: DatasetItem,
  figure: keyof typeof answerFigures,
  course: readonly Told[],
  day: string,
) => {
  const said = answerFigures[figure].rule(course, day);
  return said && { ...said, unit: item.kind === 'number' ? (item.unit ?? null) : null };
};

/**
 * What the course of a case says of the items of a dataset on a day: nothing of what is dated after it, nothing that cannot be told
 * with certainty. A value of a choice that the item does not know is none.
 */
export const courseAnswers = (
  { items }: AskedItems,
  course: readonly Told[],
  day: string,
): readonly CourseAnswer[] => {
  const known = course.filter((entry) => !certainlyAfter(dayOf(entry), day));
  return items.flatMap((item) => {
    const { course: from, key, choices } = item;
    if (from === undefined) return [];
    const said =
      'figure' in from ? figureAnswer(item, from.figure, known, day) : readAnswer(item, from, known);
    const isKnown = item.kind !== 'choice' || choices?.includes(String(said?.value)) === true;
    return said === null || !isKnown ? [] : [{ key, ...said }];
  });
};

/** The forms of the course that answer something of a dataset. */
export const answeringForms = ({ items }: AskedItems): readonly string[] => [
  ...new Set(
    items.flatMap(({ course: from }) => {
      if (from === undefined) return [];
      return 'figure' in from ? answerFigures[from.figure].reads : [from.form];
    }),
  ),
];
