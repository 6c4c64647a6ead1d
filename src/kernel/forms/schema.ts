import { z } from 'zod';
import type { ErrorCode } from '../error-codes.ts';
import { isPartialDate } from '../partial-date.ts';
import { isTimeOfDay } from './typed-values.ts';
import { someText } from '../text.ts';
import { type AnyAnswers, type AnswersOf, rowsOfGrid, rowsOfGroup } from './answers.ts';
import { isAsked, isSaid, lookupIn } from './asked.ts';
import { noFacts } from './facts.ts';
import {
  datedItems,
  detailsOf,
  type Form,
  type Grid,
  type Group,
  type Item,
  type Items,
  type Leaf,
  type Leaves,
} from './items.ts';

const unknownItem = (item: never): never => {
  throw new Error(`item kind ${JSON.stringify(item)}`);
};
export const oneOf = (codes: readonly string[]) => z.enum(codes as [string, ...string[]]);
const fault = (message: ErrorCode) => ({ message });

const isDay = (text: string): boolean => text.length === 10;
const DateText = z.string().refine(isPartialDate, fault('date_not_in_calendar'));
const ExactDateText = DateText.refine(isDay, fault('date_needs_day'));

const TimeText = z.string().refine(isTimeOfDay, fault('time_unreadable'));

const isDecimal = (value: number, decimals: number): boolean =>
  Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-9 * Math.max(1, Math.abs(value));

const numberSchema = ({ min, max, decimals = 0 }: { min: number; max: number; decimals?: number }) =>
  z
    .number()
    .min(min)
    .max(max)
    .refine((value) => isDecimal(value, decimals), fault('too_many_decimals'));

const quantitySchema = ({ min, max, units }: { min: number; max: number; units: readonly string[] }) =>
  z
    .object({
      value: z.number().min(min).max(max),
      comparator: z.enum(['<', '<=', '>=', '>']).nullable().default(null),
      unit: oneOf(units),
    })
    .strict();

const rangeSchema = ({ min, max }: { min: number; max: number }) =>
  z
    .object({
      min: z.number().min(min).max(max),
      max: z.number().min(min).max(max).nullable().default(null),
    })
    .strict()
    .refine((range) => range.max === null || range.max >= range.min, {
      ...fault('range_reversed'),
      path: ['max'],
    });

const listSchema = (codes: readonly string[]) =>
  z.array(oneOf(codes)).refine((list) => new Set(list).size === list.length, fault('answer_twice'));

/** What one answer may be. */
export const leafSchema = (item: Leaf): z.ZodType => {
  switch (item.kind) {
    case 'choice':
      return item.open === undefined
        ? oneOf(item.codes)
        : someText(Math.max(item.open, ...item.codes.map(({ length }) => length)));
    case 'coded':
      return oneOf(item.codes);
    case 'choices':
    case 'codedList':
      return listSchema(item.codes);
    case 'yesNo':
      return z.boolean();
    case 'line':
    case 'prose':
      return someText(item.max);
    case 'number':
      return numberSchema(item);
    case 'quantity':
      return quantitySchema(item);
    case 'range':
      return rangeSchema(item);
    case 'date':
      return item.exact === true ? ExactDateText : DateText;
    case 'time':
      return TimeText;
    case 'person':
      return z.uuid();
    default:
      return unknownItem(item);
  }
};

const orNull = (schema: z.ZodType): z.ZodType => schema.nullable().default(null);
const leavesShape = (items: Leaves) =>
  Object.fromEntries(Object.entries(items).map(([name, item]) => [name, orNull(leafSchema(item))]));

const gridSchema = ({ rows, answers, details }: Grid) => {
  const options = answers.map((answer) =>
    z.object({ answer: z.literal(answer), ...leavesShape(details[answer] ?? {}) }).strict(),
  );
  const row = z.discriminatedUnion('answer', options as never);
  return z
    .partialRecord(oneOf(rows), row)
    .transform((said) => (Object.keys(said).length === 0 ? null : said));
};

/** Reasons, each for an item that offers it; a reason that is not offered is a fault of its item. */
const absentSchema = (items: Items) => {
  const shape = Object.entries(items).map(([name, { absent = [] }]) => [
    name,
    absent.length === 0 ? z.never().optional() : oneOf(absent).optional(),
  ]);
  return z.object(Object.fromEntries(shape)).strict().default({});
};

/** Dates of single items, for a form that has items with a date of their own. */
const datesShape = (items: Items) => {
  const names = datedItems(items);
  const shape = Object.fromEntries(names.map((name) => [name, DateText.optional()]));
  return names.length === 0 ? {} : { dates: z.object(shape).strict().default({}) };
};

type Path = ReadonlyArray<string | number>;
type Report = (code: ErrorCode, path: Path) => void;

/** A value and a reason why there is none contradict each other. */
const contradictions = (answers: AnyAnswers, path: Path, report: Report): void => {
  for (const name of Object.keys(answers.absent))
    if ((answers[name] ?? null) !== null) report('answer_contradicted', [...path, name]);
};

/** No two rows are the same row, and none says again what only one may say. */
const repeated = ({ once = [] }: Group, rows: readonly AnyAnswers[], path: Path, report: Report): void => {
  for (const { item, of } of [{ item: 'id', of: undefined }, ...once]) {
    const seen = new Set<unknown>();
    for (const [index, row] of rows.entries()) {
      const value = row[item] ?? null;
      if (value === null || (of !== undefined && !of.some((code) => code === value))) continue;
      if (seen.has(value)) report('row_repeated', [...path, index, item]);
      seen.add(value);
    }
  }
};

const checkRows = (group: Group, answers: AnyAnswers, name: string, report: Report): void => {
  const rows = rowsOfGroup(answers[name]);
  repeated(group, rows, [name], report);
  for (const [index, row] of rows.entries()) {
    for (const part of group.always ?? [])
      if ((row[part] ?? null) === null) report('required', [name, index, part]);
    contradictions(row, [name, index], report);
    const lookup = lookupIn(answers, noFacts, row);
    for (const [part, item] of Object.entries(group.items))
      if (isAsked(item, lookup) === false && isSaid(row, part)) report('does_not_apply', [name, index, part]);
  }
};

/** No row says a detail that only other rows have. */
const checkDetails = (grid: Grid, answers: AnyAnswers, name: string, report: Report): void => {
  for (const [row, said] of Object.entries(rowsOfGrid(answers[name]))) {
    const known = detailsOf(grid, row, said.answer);
    for (const [detail, value] of Object.entries(said))
      if (detail !== 'answer' && value !== null && !Object.hasOwn(known, detail))
        report('does_not_apply', [name, row, detail]);
  }
};

/** What a definition demands beyond each value: reasons beside no value, nothing answered that is certainly not asked. */
const checkAnswers = (form: Form, answers: AnyAnswers, report: Report): void => {
  contradictions(answers, [], report);
  for (const name of Object.keys(answers.dates ?? {}))
    if (!isSaid(answers, name)) report('detail_without_answer', ['dates', name]);
  const lookup = lookupIn(answers, noFacts);
  for (const [name, item] of Object.entries<Item>(form.items)) {
    if (isAsked(item, lookup) === false && isSaid(answers, name)) report('does_not_apply', [name]);
    if (item.kind === 'group') checkRows(item, answers, name, report);
    if (item.kind === 'grid') checkDetails(item, answers, name, report);
  }
};

const groupSchema = ({ items }: Group) =>
  z
    .array(
      z
        .object({ id: z.uuid().meta({ made: true }), ...leavesShape(items), absent: absentSchema(items) })
        .strict(),
    )
    .max(200);

const valueSchema = (item: Item): z.ZodType => {
  if (item.kind === 'grid') return gridSchema(item);
  return item.kind === 'group' ? groupSchema(item) : leafSchema(item);
};
const itemSchema = (item: Item): z.ZodType => {
  const schema = orNull(valueSchema(item));
  return item.required === true ? schema.refine((value) => value !== null, fault('required')) : schema;
};

type BesideOut<B extends z.ZodRawShape> = { readonly [N in keyof B]: z.output<B[N]> };
type BesideIn<B extends z.ZodRawShape> = { readonly [N in keyof B]: z.input<B[N]> };

/**
 * The answers of a form as they may be stored: every item there, null where nothing is said. Made once for a form,
 * never for a request. Faults stand at the field concerned: `areas.liver.mm`, `team.2.role`. `beside` are fields of the same
 * record that nobody is asked for.
 */
export const schemaOf = <I extends Items, B extends z.ZodRawShape = {}>(
  form: Form<I>,
  beside?: B,
): z.ZodType<AnswersOf<I> & BesideOut<B>, Partial<AnswersOf<I>> & BesideIn<B>> => {
  const shape = Object.entries<Item>(form.items).map(([name, item]) => [name, itemSchema(item)] as const);
  return z
    .object({
      ...Object.fromEntries(shape),
      ...beside,
      absent: absentSchema(form.items),
      ...datesShape(form.items),
    })
    .strict()
    .superRefine((answers, context) => {
      checkAnswers(form, answers as AnyAnswers, (message, path) =>
        context.addIssue({ code: 'custom', message, path: [...path] }),
      );
    }) as unknown as z.ZodType<AnswersOf<I> & BesideOut<B>, Partial<AnswersOf<I>> & BesideIn<B>>;
};
