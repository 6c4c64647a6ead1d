import type { ErrorCode } from '../../../kernel/error-codes.ts';
import { z } from 'zod';
import { inputFaults } from '../../../kernel/input-faults.ts';
import { encodings } from '../../../kernel/delimited/encoding.ts';
import { Text } from '../../../kernel/text.ts';
import type { FedEntries } from '../../care/index.ts';
import { isDatePattern } from './date-pattern.ts';
import { isOfLater, targetOf, type Target } from './targets.ts';
import { factorTo } from './unit.ts';

const Column = Text.min(1).max(300);
const Word = Text.max(500);
/** What made-up keys begin with. */
const Prefix = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);
const Name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,199}$/)
  .refine((name) => !(name in {}), { message: 'name_reserved' });
/** A range is [lowest, highest], in the unit of the field; null as highest means no upper end. An empty list says "none". */
const Value = z.union([
  Text,
  z.number(),
  z.boolean(),
  z.null(),
  z.tuple([z.number(), z.number().nullable()]),
  z.tuple([]),
]);
export type Value = z.infer<typeof Value>;

/** Splits the words of a column in two, and must know all of them. Unknown cells count as `notIn`. */
const WordSet = z.object({ column: Column, in: z.array(Word).min(1), notIn: z.array(Word) }).strict();
export type WordSet = z.infer<typeof WordSet>;

/**
 * Rows that are never cases: those whose cell is one of `in` or begins with one of `begins`. With `notIn` every other word
 * must be known; without any, every other word is a case.
 */
const SkipRule = z
  .object({
    column: Column,
    in: z.array(Word).default([]),
    begins: z.array(Word.min(1)).default([]),
    notIn: z.array(Word).default([]),
    reason: Name,
  })
  .strict()
  .refine((rule) => rule.in.length + rule.begins.length > 0, { message: 'value_needed', path: ['in'] });
export type SkipRule = z.infer<typeof SkipRule>;

const NumberRule = z
  .object({
    min: z.number(),
    max: z.number(),
    unit: Text.max(20).nullable(),
    integer: z.boolean().default(false),
    /** Units of which each cell says one behind its number: "35 U/mL". */
    units: z.array(Text.min(1).max(20)).min(1).optional(),
    decimal: z.enum(['.', ',']).default('.'),
    /** What stands between thousands: "1,250". */
    thousands: z.enum([',', '.', ' ', "'"]).optional(),
  })
  .strict()
  .refine((rule) => rule.decimal !== rule.thousands, { message: 'mark_twice', path: ['thousands'] })
  .refine((rule) => rule.min <= rule.max, { message: 'range_reversed', path: ['max'] });
export type NumberRule = z.infer<typeof NumberRule>;
const DatePattern = z.string().refine(isDatePattern, { message: 'date_pattern_unknown' });

/** Lets a rule speak beside what else is wrong with an object, so that all faults come at once. */
const isAnObject = ({ value }: { readonly value: unknown }): boolean =>
  typeof value === 'object' && value !== null;

/** Hands faults found within on to the schema around it. */
const tell = (
  context: z.RefinementCtx,
  path: readonly string[],
  issues: readonly z.core.$ZodIssue[],
): void => {
  for (const { code, place, params } of inputFaults(issues)) {
    const inner = place.field === '' || place.field === undefined ? [] : [place.field];
    context.addIssue({ code: 'custom', message: code, path: [...path, ...inner], ...(params && { params }) });
  }
};

/** One of two forms, told apart before either is read: the faults are those of the form that was meant. */
const either = <First extends z.ZodType, Second extends z.ZodType>(
  isFirst: (raw: unknown) => boolean,
  [first, second]: readonly [First, Second],
) =>
  z.unknown().transform((raw, context): z.output<First> | z.output<Second> => {
    const read = (isFirst(raw) ? first : second).safeParse(raw);
    if (read.success) return read.data;
    tell(context, [], read.error.issues);
    return z.NEVER;
  });

/** It stays as it stands, or is not known now. */
const Silence = z.enum(['keep', 'unknown']);
const Constant = z.object({ constant: Value }).strict();
const FromColumns = z
  .object({
    column: Column.optional(),
    /** Several columns read as one word, their known cells joined by `join`. */
    columns: z.array(Column).min(2).optional(),
    join: Text.max(10).optional(),
    /** Text every known cell begins with, such as "Stage ". */
    strip: Text.min(1).max(80).optional(),
    /** What stands between several words of one cell. */
    split: Text.min(1).max(10).optional(),
    /** Read only where this holds, else unknown. */
    when: WordSet.optional(),
    map: z.record(Word, Value).optional(),
    words: z.array(Word).min(1).optional(),
    date: z.array(DatePattern).min(1).optional(),
    number: NumberRule.optional(),
    text: z.literal(true).optional(),
    /** A table without the column tells nothing of the field; without this word it is refused. */
    optional: z.literal(true).optional(),
    /** What a cell means that tells nothing of a case that is here already, instead of what the mapping says of all. */
    empty: Silence.optional(),
    /** Of residual disease coded R0, R1, R2: whose code it is. */
    scheme: z.enum(['gynaecologic', 'uicc']).optional(),
  })
  .strict()
  .refine((field) => (field.column === undefined) !== (field.columns === undefined), {
    message: 'one_of_column_columns',
    when: isAnObject,
  })
  .refine((field) => readersOf(field).length === 1, {
    message: 'one_of_map_words_date_number_text',
    when: isAnObject,
  });
export type FromColumns = z.infer<typeof FromColumns>;
export type Field = z.infer<typeof Constant> | FromColumns;

type Reader = 'map' | 'words' | 'date' | 'number' | 'text';
const readers: readonly Reader[] = ['map', 'words', 'date', 'number', 'text'];
const readersOf = (field: object): Reader[] =>
  readers.filter((name) => name in field && (field as Record<string, unknown>)[name] !== undefined);

const fitting: Record<Target['kind'], readonly Reader[]> = {
  word: ['map', 'words'],
  words: ['map', 'words'],
  boolean: ['map'],
  date: ['date'],
  number: ['number', 'map'],
  quantity: ['number'],
  range: ['map', 'number'],
  text: ['text', 'map', 'words', 'number'],
};

/** A value as the field holds it: a pair becomes a range, a single word of a list the list of it. */
export const valueFor = (value: Value, target: Target | null): unknown => {
  if (Array.isArray(value)) return value.length === 0 ? value : { min: value[0], max: value[1] };
  return target?.kind === 'words' && typeof value === 'string' ? [value] : value;
};

const valuesOf = (field: Field): Array<[path: string, value: Value]> => {
  if ('constant' in field) return [['constant', field.constant]];
  if (field.map !== undefined)
    return Object.entries(field.map).map(([word, value]) => [`map.${word}`, value]);
  return (field.words ?? []).map((word) => [`words.${word}`, word]);
};

/** A unit that is declared is converted to the field's; one that measures something else is refused. */
const unitFault = ({ number }: FromColumns, { kind, unit, units }: Target): ErrorCode | null => {
  const given = number?.units ?? [number?.unit ?? []].flat();
  if (kind === 'quantity' && given.length === 0) return 'unit_needed';
  if (unit === undefined && units === undefined) return null;
  const isKnown = (one: string) => (units ?? [unit ?? '']).some((known) => factorTo(one, known) !== null);
  return given.every(isKnown) ? null : 'unit_not_of_field';
};

type Fault = [path: string, code: ErrorCode];
const nameFault = (name: string, entries: FedEntries): Fault[] =>
  targetOf(name, entries) === undefined ? [['', 'field_unknown']] : [];

/** What is wrong with a field, as [path, code]; values are checked here once, so that rows need no second check. */
const faultsOf = (name: string, field: Field, entries: FedEntries): Fault[] => {
  const target = targetOf(name, entries);
  if (target === undefined) return nameFault(name, entries);
  const reader = 'constant' in field ? undefined : readersOf(field)[0];
  if (reader !== undefined && !fitting[target.kind].includes(reader))
    return [[reader, 'reader_does_not_fit']];
  const unit = 'constant' in field ? null : unitFault(field, target);
  const units = 'number' in field && field.number?.units !== undefined ? 'units' : 'unit';
  if (unit !== null) return [[`number.${units}`, unit]];
  if ('scheme' in field && field.scheme !== undefined && name !== 'operation.residual')
    return [['scheme', 'scheme_not_of_field']];
  if ('split' in field && field.split !== undefined && target.kind !== 'words')
    return [['split', 'split_not_of_field']];
  return valuesOf(field)
    .filter(([, value]) => !target.schema.safeParse(valueFor(value, target)).success)
    .map(([path]) => [path, 'value_not_of_field']);
};

const isConstant = (raw: unknown): boolean => typeof raw === 'object' && raw !== null && 'constant' in raw;
const AnyField = either(isConstant, [Constant, FromColumns]);

/** Each field is checked by itself, so that a fault in one hides none in another. */
const fieldsOf = (entries: FedEntries) =>
  z.record(z.string(), z.unknown()).transform((raw, context) => {
    const read = Object.entries(raw).flatMap(([name, body]): Array<[string, Field]> => {
      const parsed = AnyField.safeParse(body);
      tell(context, [name], parsed.error?.issues ?? []);
      const own = parsed.success ? faultsOf(name, parsed.data, entries) : nameFault(name, entries);
      for (const [path, message] of own)
        context.addIssue({ code: 'custom', message, path: [name, ...(path === '' ? [] : [path])] });
      return parsed.success && own.length === 0 ? [[name, parsed.data]] : [];
    });
    return Object.fromEntries(read);
  });

export const About = z.union([z.object({ mapping: Name }).strict(), z.enum(['case', 'record-number'])]);
export type About = z.infer<typeof About>;

/** Of a table about cases that are here, what it does not feed. */
const beyondLater = (
  mapping: {
    readonly about?: unknown;
    readonly key: unknown;
    readonly fields: object;
    readonly operation: unknown;
    readonly woman?: unknown;
  },
  entries: FedEntries,
): string[] => {
  if (mapping.about === undefined) return [];
  const fields = Object.keys(mapping.fields).filter((name) => !isOfLater(name, entries));
  return [
    ...fields.map((name) => `fields.${name}`),
    ...(typeof mapping.key === 'string' ? [] : ['key']),
    ...(mapping.operation === 'none' ? [] : ['operation']),
    ...(mapping.woman === undefined ? [] : ['woman']),
  ];
};

/**
 * How the rows of somebody's table become cases: data, versioned. A row tells of one case, and of one operation at most; rows of
 * one key are one case.
 */
const mappingSchema = (entries: FedEntries) =>
  z
    .object({
      name: Name,
      version: z.int().positive(),
      title: Text.min(1).max(200),
      /** Where the table comes from, as it asks to be cited. */
      source: Text.min(1).max(1000),
      entry: z.enum(['referral', 'registry']),
      delimiter: z.enum(['tab', 'semicolon', 'comma']).optional(),
      encoding: z.enum(encodings).optional(),
      /** Spellings of "unknown" in every column; the empty cell always is one. */
      missing: z.array(Word),
      /** What a cell means that tells nothing of a case that is here already. */
      empty: Silence.default('keep'),
      /**
       * Column that names the case within the table; it becomes the record number. A table that names nobody is told apart
       * by its rows' places: `{"row": "trial-"}` makes `trial-1`, `trial-2` …
       */
      key: either((raw) => typeof raw === 'string', [Column, z.object({ row: Prefix }).strict()]),
      /** Column that names the woman where she has several cases in the table; it becomes the record number instead of the key. */
      woman: Column.optional(),
      /** Column that names the operation within the case, where a case has several; without it they are told apart by their days. */
      operationKey: Column.optional(),
      /** Column that names an entry of the course within the case; without it entries are told apart by their days. */
      entryKey: Column.optional(),
      /** The table was written so that no spreadsheet takes a text for a formula (`kernel/delimited/guard.ts`). */
      guarded: z.literal(true).optional(),
      /**
       * The table is about cases that are here and feeds their course, their work-up and what follows their operations: its key is that by which a mapping brought them, the
       * number of the case, or the woman's record number where she has one case.
       */
      about: About.optional(),
      fields: fieldsOf(entries),
      /** Which rows tell an operation. */
      operation: either((raw) => typeof raw !== 'object', [z.enum(['every-row', 'none']), WordSet]),
      /** Columns that no field holds, but whose nonsense condemns the row (a negative age). */
      checks: z.array(FromColumns).default([]),
      /** Rows that are never cases, with the reason they are reported under. */
      skip: z.array(SkipRule).default([]),
      /** Rows that the importer may keep or exclude; an excluded row is reported under the option's name. */
      options: z
        .record(Name, WordSet.extend({ title: Text.max(500), default: z.enum(['keep', 'exclude']) }))
        .default({}),
      notes: z.array(Text.max(1000)).default([]),
    })
    .strict()
    .superRefine((mapping, context) => {
      for (const place of beyondLater(mapping, entries)) {
        const [part = '', ...name] = place.split('.');
        const path = [part, ...(name.length > 0 ? [name.join('.')] : [])];
        context.addIssue({ code: 'custom', message: 'not_about_course', path });
      }
    });

/** A mapping with the entries that its fields may name. */
export type Mapping = z.infer<ReturnType<typeof mappingSchema>> & { readonly entries: FedEntries };
export const Mapping = (entries: FedEntries) =>
  mappingSchema(entries).transform((mapping): Mapping => ({ ...mapping, entries }));

/** The column a field is read from, as faults name it; the field itself where no column feeds it. */
export const columnOf = ({ fields, key, woman }: Mapping, name: string): string => {
  if (name === 'identity.recordNumber') return woman ?? (typeof key === 'string' ? key : name);
  const field = fields[name];
  if (field === undefined || 'constant' in field) return name;
  return (field.columns ?? [field.column ?? name]).join(' + ');
};
