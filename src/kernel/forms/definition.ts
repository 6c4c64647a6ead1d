import { z } from 'zod';
import type { ErrorCode } from '../error-codes.ts';
import type { Issue } from '../errors.ts';
import { inputFaults } from '../input-faults.ts';
import { languages } from '../languages.ts';
import { someText } from '../text.ts';
import { fold } from '../fold.ts';
import { codeList } from './coded.ts';
import { type Condition, subjectsOf } from './condition.ts';
import { type Form, type Item, type Items, reasons } from './items.ts';
import type { AnyWord, AnyWords, Localised } from './words.ts';

const Word = someText(500);
const others = languages.filter((language) => language !== 'en');
const InLanguages = z.strictObject({
  en: Word,
  ...Object.fromEntries(others.map((language) => [language, Word.optional()])),
}) as unknown as z.ZodType<Localised>;

const fault = (message: ErrorCode) => ({ message });

/** Names that no object brings along, so that looking one up never finds something else. */
const nameShape = /^[a-z][A-Za-z0-9]{0,39}$/;
const Name = z
  .string()
  .regex(nameShape)
  .refine((name) => !(name in {}) && !['absent', 'dates', 'id'].includes(name), fault('name_reserved'));
const codeShape = /^[A-Za-z0-9][A-Za-z0-9_+-]{0,59}$/;
const Code = z
  .string()
  .regex(codeShape)
  .refine((code) => !(code in {}), fault('name_reserved'));

/** What a form is called in addresses and rows. */
export const FormId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,59}$/)
  .refine((id) => !(id in {}), fault('name_reserved'));
export const FormVersion = z.int().min(1).max(100_000);

const subject = { item: Name };
const Test = z.union([
  z.strictObject({ ...subject, in: z.array(Code).min(1).max(100) }),
  z.strictObject({ ...subject, above: z.number() }),
  z.strictObject({ ...subject, atLeast: z.number() }),
  z.strictObject({ ...subject, below: z.number() }),
  z.strictObject({ ...subject, atMost: z.number() }),
]);
/** Conditions nested at most so deep: what is nested deeper is not looked into. */
const conditionWithin = (depth: number): z.ZodType<Condition> => {
  if (depth === 0) return Test;
  const part = conditionWithin(depth - 1);
  const parts = z.array(part).min(1).max(20);
  return z.union([
    z.strictObject({ all: parts }),
    z.strictObject({ any: parts }),
    z.strictObject({ not: part }),
    Test,
  ]);
};
const ReadableCondition = conditionWithin(5);
/** A condition as a file says it. */
export const When = z.custom<Condition>(
  (json) => ReadableCondition.safeParse(json).success,
  fault('condition_unreadable'),
);

const unique = (list: readonly unknown[]): boolean => new Set(list).size === list.length;
const common = {
  name: Name,
  label: InLanguages,
  hint: InLanguages.optional(),
  section: Name,
  when: When.optional(),
  needed: z.boolean().optional(),
  dated: z.boolean().optional(),
  absent: z.array(z.enum(reasons)).min(1).refine(unique, fault('answer_twice')).optional(),
};
const codes = z
  .array(z.strictObject({ code: Code, label: InLanguages }))
  .min(1)
  .max(100);
const Unit = someText(20);
const bound = z.number().min(-1e9).max(1e9);
const bounds = { min: bound, max: bound };
const longest = z.int().min(1).max(8000);

/** An entry of a long list: what it is called, and other names that people type for it. */
const entries = z
  .array(z.strictObject({ code: Code, label: InLanguages, names: z.array(someText(200)).max(20).optional() }))
  .min(1)
  .max(1000);

const leaves = [
  z.strictObject({ ...common, kind: z.literal('choice'), codes }),
  z.strictObject({ ...common, kind: z.literal('choices'), codes }),
  z.strictObject({ ...common, kind: z.literal('yesNo') }),
  z.strictObject({ ...common, kind: z.literal('line'), max: longest }),
  z.strictObject({ ...common, kind: z.literal('prose'), max: longest }),
  z.strictObject({
    ...common,
    ...bounds,
    kind: z.literal('number'),
    decimals: z.int().min(0).max(3).optional(),
    unit: Unit.optional(),
  }),
  z.strictObject({
    ...common,
    ...bounds,
    kind: z.literal('quantity'),
    units: z.array(Unit).min(1).max(20).refine(unique, fault('answer_twice')),
  }),
  z.strictObject({ ...common, ...bounds, kind: z.literal('range'), unit: Unit }),
  z.strictObject({ ...common, kind: z.literal('date'), exact: z.boolean().optional() }),
  z.strictObject({ ...common, kind: z.literal('time') }),
  z.strictObject({ ...common, kind: z.literal('person') }),
  z.strictObject({ ...common, kind: z.literal('coded'), entries }),
  z.strictObject({ ...common, kind: z.literal('codedList'), entries }),
] as const;
const ItemJson = z.discriminatedUnion('kind', leaves);
type ItemJson = z.infer<typeof ItemJson>;

const DefinitionJson = z.strictObject({
  id: FormId,
  version: FormVersion,
  title: InLanguages,
  sections: z
    .array(z.strictObject({ name: Name, title: InLanguages }))
    .min(1)
    .max(30),
  items: z.array(ItemJson).min(1).max(200),
});
type DefinitionJson = z.infer<typeof DefinitionJson>;

/** The name of an entry of a list, so that a place in it can be read: `items.pain.codes.none`. */
const nameOf = (entry: unknown): string | null => {
  if (typeof entry !== 'object' || entry === null) return null;
  const name = 'name' in entry ? entry.name : 'code' in entry ? entry.code : null;
  return typeof name === 'string' && codeShape.test(name) ? name : null;
};

const named = (json: unknown, path: readonly PropertyKey[]): PropertyKey[] => {
  let at = json;
  return path.map((step) => {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
    return typeof step === 'number' ? (nameOf(at) ?? step) : step;
  });
};

const shapeFaults = (json: unknown, issues: readonly z.core.$ZodIssue[]): Issue[] =>
  inputFaults(issues.map((issue) => ({ ...issue, path: named(json, issue.path) })));

const at = (field: string, code: ErrorCode): Issue => ({ code, place: { field } });

const twice = (place: string, names: readonly string[]): Issue[] =>
  [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map((name) =>
    at(`${place}.${name}`, 'name_twice'),
  );

type ByName = ReadonlyMap<string, ItemJson>;

const itemsIn = (item: ItemJson | undefined): readonly string[] =>
  item?.when === undefined
    ? []
    : subjectsOf(item.when).flatMap((looked) => ('item' in looked ? [looked.item] : []));

/** Whether asking an item leads back to itself. */
const isInCircle = (items: ByName, name: string): boolean => {
  const seen = new Set<string>();
  const reaches = (from: string): boolean =>
    itemsIn(items.get(from)).some((next) => {
      if (next === name) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return reaches(next);
    });
  return reaches(name);
};

/** The codes an item can be answered with; none for one that is not answered by a code. */
const codesOf = (item: ItemJson): readonly string[] => {
  if ('codes' in item) return item.codes.map(({ code }) => code);
  if ('entries' in item) return item.entries.map(({ code }) => code);
  return item.kind === 'yesNo' ? ['yes', 'no'] : [];
};

const conditionFaults = (items: ByName, when: Condition): readonly ErrorCode[] => {
  if ('all' in when) return when.all.flatMap((part) => conditionFaults(items, part));
  if ('any' in when) return when.any.flatMap((part) => conditionFaults(items, part));
  if ('not' in when) return conditionFaults(items, when.not);
  const item = 'item' in when ? items.get(when.item) : undefined;
  if (item === undefined) return ['field_unknown'];
  if ('in' in when) return when.in.every((code) => codesOf(item).includes(code)) ? [] : ['code_unknown'];
  return ['number', 'quantity', 'range'].includes(item.kind) ? [] : ['not_a_number'];
};

/** Bounds between which no answer lies. */
const boundFault = (item: ItemJson): ErrorCode | null => {
  if (!('min' in item)) return null;
  if (item.min > item.max) return 'range_reversed';
  const scale = item.kind === 'number' ? 10 ** (item.decimals ?? 0) : null;
  return scale !== null && Math.ceil(item.min * scale) > Math.floor(item.max * scale)
    ? 'nothing_between'
    : null;
};

type Entries = z.infer<typeof entries>;
const namesOf = ({ code, label, names = [] }: Entries[number]): readonly string[] => [
  ...new Set([code, ...Object.values(label), ...names].map(fold)),
];

/** A name that means two entries of a list, at the second of them. */
const entryFaults = (here: string, list: Entries): Issue[] => {
  const meant = new Set<string>();
  return list.flatMap((entry) => {
    const isTaken = namesOf(entry).some((name) => meant.has(name));
    for (const name of namesOf(entry)) meant.add(name);
    return isTaken ? [at(`${here}.${entry.code}`, 'name_twice')] : [];
  });
};

const itemFaults = (items: ByName, sections: ReadonlySet<string>, item: ItemJson): Issue[] => {
  const here = `items.${item.name}`;
  const bounded = boundFault(item);
  const wrong = item.when === undefined ? [] : [...new Set(conditionFaults(items, item.when))];
  return [
    ...(sections.has(item.section) ? [] : [at(`${here}.section`, 'section_unknown')]),
    ...(bounded === null ? [] : [at(`${here}.max`, bounded)]),
    ...('codes' in item ? twice(`${here}.codes`, codesOf(item)) : []),
    ...('entries' in item ? entryFaults(`${here}.entries`, item.entries) : []),
    ...wrong.map((code) => at(`${here}.when`, code)),
    ...(isInCircle(items, item.name) ? [at(`${here}.when`, 'condition_in_circle')] : []),
  ];
};

const wiringFaults = ({ items, sections }: DefinitionJson): Issue[] => {
  const byName = new Map(items.map((item) => [item.name, item]));
  const names = sections.map(({ name }) => name);
  return [
    ...twice('sections', names),
    ...twice(
      'items',
      items.map(({ name }) => name),
    ),
    ...items.flatMap((item) => itemFaults(byName, new Set(names), item)),
  ];
};

const listOf = (form: string, name: string, list: Entries) => {
  const named = list.map((entry) => ({ code: entry.code, names: namesOf(entry) }));
  const { id, codes, names } = codeList(`${form}-${name}`, named);
  return { list: id, codes, names };
};

const itemOf = (form: string, { name, label: _label, hint: _hint, ...item }: ItemJson): Item => {
  if ('codes' in item) return { ...item, codes: item.codes.map(({ code }) => code) } as Item;
  if (!('entries' in item)) return item as Item;
  const { entries: list, ...rest } = item;
  return { ...rest, ...listOf(form, name, list) } as Item;
};

const codeWords = (list: readonly { readonly code: string; readonly label: Localised }[]) => ({
  codes: Object.fromEntries(list.map(({ code, label }) => [code, label])),
});

const wordOf = (item: ItemJson): AnyWord<Localised> => ({
  label: item.label,
  ...(item.hint === undefined ? {} : { hint: item.hint }),
  ...('codes' in item ? codeWords(item.codes) : {}),
  ...('entries' in item ? codeWords(item.entries) : {}),
});

/** A form with its words, read from data; items, sections and codes stand in lists, whose order every store keeps. */
export type Definition = { readonly form: Form; readonly words: AnyWords<Localised> };

/**
 * A form that is defined as data, with its words, as one that is defined in code; or everything that is wrong with it, each
 * with its place: `items.pain.when`. Leaves alone: no grid, no group of rows.
 */
export const definitionOf = (
  json: unknown,
): { readonly definition: Definition } | { readonly faults: readonly Issue[] } => {
  const read = DefinitionJson.safeParse(json);
  if (!read.success) return { faults: shapeFaults(json, read.error.issues) };
  const faults = wiringFaults(read.data);
  if (faults.length > 0) return { faults };
  const { id, version, title, sections, items } = read.data;
  const of = <T>(make: (item: ItemJson) => T) =>
    Object.fromEntries(items.map((item) => [item.name, make(item)]));
  return {
    definition: {
      form: {
        id,
        version,
        sections: sections.map(({ name }) => name),
        items: of((item) => itemOf(id, item)) as Items,
      },
      words: {
        title,
        sections: Object.fromEntries(sections.map((section) => [section.name, section.title])),
        items: of(wordOf),
      },
    },
  };
};
