import { z } from 'zod';
import { PartialDate } from '../../kernel/date-schema.ts';
import type { Said } from '../../kernel/forms/columned.ts';
import { schemaOf } from '../../kernel/forms/schema.ts';
import { someText, Text } from '../../kernel/text.ts';
import { disease, type diseaseKept } from './records/disease.ts';
import { question, type questionKept } from './records/question.ts';
import { histologies, sites, stageEditions } from './records/tumour.ts';

const Line = someText(500);

/** What a document on a case is. */
export const DocumentKind = z.enum(['scan', 'outside_report', 'operation_photograph', 'other']);
export type DocumentKind = z.output<typeof DocumentKind>;

/** Answers of a form that is known only by its definition, which judges them: every shape an answer, a line or a row of a grid may have. */
const Named = <T extends z.ZodType>(part: T) => z.record(Text.max(80), part);
const GivenPart = z.union([Text, z.number(), z.null()]);
const GivenLeaf = z.union([z.null(), z.boolean(), z.number(), Text, z.array(Text), Named(GivenPart)]);
export const GivenAnswers = Named(
  z.union([GivenLeaf, z.array(Named(GivenLeaf)).max(200), Named(Named(GivenLeaf))]),
);
export type GivenAnswers = z.infer<typeof GivenAnswers>;

export const Site = z.enum(sites);
export type Site = z.infer<typeof Site>;
export const Histology = z.enum(histologies);
export type Histology = z.infer<typeof Histology>;
export const StageEdition = z.enum(stageEditions);
export type StageEdition = z.infer<typeof StageEdition>;
export const Phase = z.enum(question.items.phase.codes);
export const QuestionType = z.enum(question.items.questionType.codes);
export const NotOperatedReason = z.enum(disease.items.notOperatedReason.codes);

export const Patient = z.object({ bornOn: PartialDate.nullable(), diedOn: PartialDate.nullable() }).strict();
export const Identity = z
  .object({
    recordNumber: someText(40),
    latinName: Line.nullable(),
    nativeName: Line.nullable(),
    sortName: Line.nullable(),
  })
  .strict();

/** Answers as a source gives them: all that rules ask for, and of the rest what it says. */
export type Given<Kept, Beside = {}> = z.ZodType<Said<Kept> & Beside, Partial<Said<Kept>> & Beside>;
/** How a case came to the house. */
export const CaseEntry = z.enum(['referral', 'registry']);
type Entry = { readonly entry: z.infer<typeof CaseEntry> };

/** A source that gives no reasons need not say so. */
export const withoutNothing = <T extends { readonly absent: object }>({ absent, ...said }: T) =>
  Object.keys(absent).length === 0 ? said : { ...said, absent };

/** What is answered of a case. */
export const Disease = schemaOf(disease).transform(withoutNothing) as unknown as Given<typeof diseaseKept>;
/** The same with how the case came to the house. */
export const CaseFields = schemaOf(disease, { entry: CaseEntry }).transform(
  withoutNothing,
) as unknown as Given<typeof diseaseKept, Entry>;
/** What rules ask of a case: each stands in a column of its own. */
export type CaseFields = Pick<Said<typeof diseaseKept>, (typeof diseaseKept.columns)[number]> & Entry;

/** A question to the board. */
export const Referral = schemaOf(question).transform(withoutNothing) as unknown as Given<typeof questionKept>;
export type Referral = Pick<Said<typeof questionKept>, (typeof questionKept.columns)[number]>;

export const WorkUpState = z.enum(['present', 'missing', 'requested', 'not_applicable', 'waived']);
export const WorkUpKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,60}$/)
  .refine((key) => !(key in {}), { message: 'name_reserved' });
export const WorkUpItem = z
  .object({
    key: WorkUpKey,
    state: WorkUpState,
    value: z.union([z.number(), z.boolean(), Text.max(2000)]).nullable(),
    unit: Text.max(20).nullable(),
    takenOn: PartialDate.nullable(),
    /** Needed when not applicable or waived. */
    reason: Line.nullable(),
  })
  .strict()
  .refine((item) => !['not_applicable', 'waived'].includes(item.state) || item.reason !== null, {
    message: 'reason_needed',
    path: ['reason'],
  });
export type WorkUpItem = z.infer<typeof WorkUpItem>;
