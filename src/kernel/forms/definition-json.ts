import { z } from 'zod';
import type { ErrorCode } from '../error-codes.ts';
import { languages } from '../languages.ts';
import { someText } from '../text.ts';
import type { Condition } from './condition.ts';
import { reasons } from './items.ts';
import type { Localised } from './words.ts';

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
export const isCode = (text: string): boolean => codeShape.test(text);

/** What a form is called in addresses and rows. */
export const FormId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,59}$/)
  .refine((id) => !(id in {}), fault('name_reserved'));
export const FormVersion = z.int().min(1).max(100_000);

const testsOf = <S extends z.ZodRawShape>(subject: S) =>
  [
    z.strictObject({ ...subject, in: z.array(Code).min(1).max(100) }),
    z.strictObject({ ...subject, above: z.number() }),
    z.strictObject({ ...subject, atLeast: z.number() }),
    z.strictObject({ ...subject, below: z.number() }),
    z.strictObject({ ...subject, atMost: z.number() }),
  ] as const;
const Test = z.union([...testsOf({ item: Name }), ...testsOf({ fact: Name })]) as z.ZodType<Condition>;
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
const asked = {
  name: Name,
  label: InLanguages,
  hint: InLanguages.optional(),
  when: When.optional(),
  needed: z.boolean().optional(),
};
const absent = { absent: z.array(z.enum(reasons)).min(1).refine(unique, fault('answer_twice')).optional() };
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
export type Entries = z.infer<typeof entries>;

/** What is answered in a cell of a table as well as in a field of its own. */
const cells = <C extends z.ZodRawShape>(common: C) =>
  [
    z.strictObject({ ...common, kind: z.literal('choice'), codes }),
    z.strictObject({ ...common, kind: z.literal('yesNo') }),
    z.strictObject({ ...common, kind: z.literal('line'), max: longest }),
    z.strictObject({
      ...common,
      ...bounds,
      kind: z.literal('number'),
      decimals: z.int().min(0).max(3).optional(),
      unit: Unit.optional(),
    }),
    z.strictObject({ ...common, ...bounds, kind: z.literal('range'), unit: Unit }),
    z.strictObject({ ...common, kind: z.literal('date'), exact: z.boolean().optional() }),
    z.strictObject({ ...common, kind: z.literal('time') }),
  ] as const;
/** What names a list or a person, which a line can too. */
const named = <C extends z.ZodRawShape>(common: C) =>
  [
    z.strictObject({ ...common, kind: z.literal('person') }),
    z.strictObject({ ...common, kind: z.literal('coded'), entries }),
  ] as const;

const inSection = { ...asked, section: Name };
const leaf = { ...inSection, ...absent, dated: z.boolean().optional() };
const LinePart = z.discriminatedUnion('kind', [
  ...cells({ ...asked, ...absent }),
  ...named({ ...asked, ...absent }),
]);
/** `rows`: those that have this detail; every row where it is left out. */
const Detail = z.discriminatedUnion(
  'kind',
  cells({
    name: Name.refine((name) => name !== 'answer', fault('name_reserved')),
    label: InLanguages,
    rows: z.array(Code).min(1).max(100).optional(),
  }),
);
export type Detail = z.infer<typeof Detail>;

const Group = z.strictObject({
  ...inSection,
  kind: z.literal('group'),
  items: z.array(LinePart).min(1).max(12),
  always: z.array(Name).min(1).max(12).refine(unique, fault('answer_twice')).optional(),
  once: z
    .array(z.strictObject({ item: Name, of: z.array(Code).min(1).max(100).optional() }))
    .min(1)
    .max(12)
    .optional(),
  lines: z.int().min(1).max(10).optional(),
  none: InLanguages.optional(),
});
const Grid = z.strictObject({
  ...inSection,
  kind: z.literal('grid'),
  rows: codes,
  answers: z
    .array(
      z.strictObject({ code: Code, label: InLanguages, details: z.array(Detail).min(1).max(8).optional() }),
    )
    .min(1)
    .max(12),
  fill: z
    .strictObject({ answer: Code, label: InLanguages, except: z.array(Code).max(100).optional() })
    .optional(),
  parts: z
    .array(z.strictObject({ name: Name, title: InLanguages, rows: z.array(Code).min(1).max(100) }))
    .min(1)
    .max(20)
    .optional(),
});
export type GridJson = z.infer<typeof Grid>;
export type GroupJson = z.infer<typeof Group>;

export const ItemJson = z.discriminatedUnion('kind', [
  ...cells(leaf),
  ...named(leaf),
  z.strictObject({ ...leaf, kind: z.literal('choices'), codes }),
  z.strictObject({ ...leaf, kind: z.literal('prose'), max: longest }),
  z.strictObject({
    ...leaf,
    ...bounds,
    kind: z.literal('quantity'),
    units: z.array(Unit).min(1).max(20).refine(unique, fault('answer_twice')),
  }),
  z.strictObject({ ...leaf, kind: z.literal('codedList'), entries }),
  Group,
  Grid,
]);
export type ItemJson = z.infer<typeof ItemJson>;
export type LeafJson = Exclude<ItemJson, GroupJson | GridJson>;
export type PartJson = LeafJson | z.infer<typeof LinePart> | Detail;

/** A sum of points, by item and code; what is not known leaves it between two ends. */
const Score = z.strictObject({
  name: Name,
  label: InLanguages,
  hint: InLanguages.optional(),
  section: Name,
  /** Whether its points were read in a source, and in which. */
  provenance: z.enum(['seen', 'recalled', 'ours']).optional(),
  source: Word.optional(),
  points: z.record(Name, z.record(Code, z.int().min(-1000).max(1000))),
});
export type ScoreJson = z.infer<typeof Score>;

/** A form as a file says it, each part by itself; what its parts say of each other is checked after it (`wiring.ts`). */
export const DefinitionJson = z.strictObject({
  id: FormId,
  version: FormVersion,
  title: InLanguages,
  /** Offered of a disease of these alone; left out, of all. */
  sites: z.array(Code).min(1).max(50).refine(unique, fault('answer_twice')).optional(),
  sections: z
    .array(z.strictObject({ name: Name, title: InLanguages }))
    .min(1)
    .max(30),
  items: z.array(ItemJson).min(1).max(200),
  scores: z.array(Score).min(1).max(20).optional(),
});
export type DefinitionJson = z.infer<typeof DefinitionJson>;
