import { z } from 'zod';
import { When } from '../../kernel/forms/definition-json.ts';
import { subjectsOf } from '../../kernel/forms/condition.ts';
import { type AnswerFigure, answerFigures } from './answer-figures.ts';
import { caseFacts } from './course-facts.ts';
import { courseRecord } from './records/course.ts';
import { Site } from './schema.ts';

/** When a conditional item is asked for; see `triggered`. */
export type Trigger =
  | { all: Trigger[] }
  | { any: Trigger[] }
  | { fact: 'histology' | 'phase' | 'questionType'; in: string[] }
  | { fact: 'histology'; known: boolean }
  | { fact: 'age'; below: number }
  | { fact: 'age'; atLeast: number }
  | { item: string; known: boolean }
  | { item: string; in: string[] }
  | { ratio: [string, string]; atMost: number };

/** Facts of the course that a trigger may name. */
export const triggerFacts = {
  histology: caseFacts.histology,
  phase: caseFacts.phase,
  questionType: caseFacts.questionType,
  age: caseFacts.age,
} as const;
export const isTriggerFact = (name: string): name is keyof typeof triggerFacts =>
  Object.hasOwn(triggerFacts, name);

const codesOf = (name: 'histology' | 'phase' | 'questionType'): readonly string[] => triggerFacts[name].codes;

const Trigger: z.ZodType<Trigger> = z.lazy(() =>
  z.union([
    z.object({ all: z.array(Trigger) }).strict(),
    z.object({ any: z.array(Trigger) }).strict(),
    z
      .object({ fact: z.enum(['histology', 'phase', 'questionType']), in: z.array(z.string()) })
      .strict()
      .refine(({ fact, in: codes }) => codes.every((code) => codesOf(fact).includes(code))),
    z.object({ fact: z.literal('histology'), known: z.boolean() }).strict(),
    z.object({ fact: z.literal('age'), below: z.number() }).strict(),
    z.object({ fact: z.literal('age'), atLeast: z.number() }).strict(),
    z.object({ item: z.string(), known: z.boolean() }).strict(),
    z.object({ item: z.string(), in: z.array(z.string()).min(1) }).strict(),
    z.object({ ratio: z.tuple([z.string(), z.string()]), atMost: z.number() }).strict(),
  ]),
);

/** Within these a number, in the item's unit, is taken without a question; `whole` where it counts something. */
const Plausible = z
  .object({ min: z.number(), max: z.number(), whole: z.boolean().optional(), source: z.string() })
  .strict()
  .refine(({ min, max }) => min < max);
export type Plausible = z.infer<typeof Plausible>;

/** Who knows the answer: each has a short part of the work-up. */
export const answerers = [
  'referrer',
  'nurse',
  'radiologist',
  'pathologist',
  'surgeon',
  'oncologist',
  'woman',
] as const;
export type Answerer = (typeof answerers)[number];

/** Within how many days before the board a result counts as fresh, where the case is in a phase that says otherwise. */
const Window = z.object({ when: Trigger, days: z.int().positive(), source: z.string() }).strict();

/**
 * What of the course answers an item: one answer of one of its records, of entries `where` something holds, with factors of `units`
 * that are not the item's; or a figure (`answer-figures.ts`).
 */
const FromCourse = z.union([
  z
    .object({
      form: z.string(),
      item: z.string(),
      where: When.refine((when) => subjectsOf(when).every((looked) => 'item' in looked)).optional(),
      units: z.record(z.string(), z.number().positive()).optional(),
    })
    .strict()
    .refine(({ form, item }) => Object.hasOwn(courseRecord(form)?.form.items ?? {}, item)),
  z.object({ figure: z.enum(Object.keys(answerFigures) as [AnswerFigure, ...AnswerFigure[]]) }).strict(),
]);
export type FromCourse = z.infer<typeof FromCourse>;

export const ItemLevel = z.enum(['mandatory', 'conditional', 'optional']);
export const DatasetItem = z
  .object({
    key: z.string().regex(/^[a-z][a-z0-9_]{1,60}$/),
    by: z.enum(answerers),
    level: ItemLevel,
    kind: z.enum(['number', 'choice', 'text', 'boolean']),
    label: z.object({ en: z.string(), ko: z.string() }),
    source: z.string(),
    unit: z.string().optional(),
    loinc: z.string().optional(),
    choices: z.array(z.string()).optional(),
    plausible: Plausible.optional(),
    freshnessDays: z.int().positive().optional(),
    freshnessSource: z.string().optional(),
    windows: z.array(Window).optional(),
    /** When it is needed; of what is only useful, when it is asked at all. */
    trigger: Trigger.optional(),
    /** When it is asked although nobody needs it. */
    usefulWhen: Trigger.optional(),
    course: FromCourse.optional(),
  })
  .strict()
  .refine((item) => (item.kind === 'number') === (item.plausible !== undefined))
  .refine(
    ({ level, trigger }) => level === 'optional' || (level === 'conditional') === (trigger !== undefined),
  )
  .refine(({ level, usefulWhen }) => level === 'conditional' || usefulWhen === undefined)
  .refine((item) => (item.freshnessDays === undefined) === (item.freshnessSource === undefined));
export type DatasetItem = z.infer<typeof DatasetItem>;

/** One factor of a figure: the number of an item, or what its answer counts; `sign` is what the formula calls it. */
const Factor = z
  .object({
    item: z.string(),
    sign: z.string().min(1).max(12),
    points: z.record(z.string(), z.number().nonnegative()).optional(),
  })
  .strict();

/** A product of answers: told with what it was computed from. No trigger names it and it decides nothing. */
const Figure = z
  .object({
    key: z.string().regex(/^[a-z][a-z0-9_]{1,60}$/),
    label: z.object({ en: z.string(), ko: z.string() }),
    note: z.object({ en: z.string(), ko: z.string() }),
    source: z.string(),
    factors: z.array(Factor).min(2),
  })
  .strict();
export type Figure = z.infer<typeof Figure>;

export const MinimumDataset = z
  .object({
    id: z.string(),
    version: z.int(),
    sites: z.array(Site),
    /** Asked while nobody knows the site. */
    whileUnknown: z.literal(true).optional(),
    /** Items of another dataset, as they stand there. */
    takes: z
      .object({ from: z.string(), items: z.array(z.string()).min(1) })
      .strict()
      .optional(),
    provenance: z.record(z.string(), z.string()),
    notes: z.array(z.string()),
    items: z.array(DatasetItem),
    figures: z.array(Figure).optional(),
  })
  .strict();
export type MinimumDataset = z.infer<typeof MinimumDataset>;
