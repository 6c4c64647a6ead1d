import { z } from 'zod';
import { ExactDate, PartialDate } from '../../kernel/date-schema.ts';
import { someText, Text } from '../../kernel/text.ts';
import { histologies, sites, stageEditions } from './records/tumour.ts';

const Line = someText(500);
const Prose = someText(8000);
const Id = z.uuid();

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
export const Phase = z.enum(['pre_treatment', 'post_operative', 'post_treatment', 'recurrence', 'other']);
export const QuestionType = z.enum([
  'diagnosis',
  'staging',
  'primary_treatment',
  'resectability',
  'adjuvant',
  'response_check',
  'maintenance',
  'recurrence',
  'molecular_trial',
  'best_supportive_care',
  'second_opinion',
  'other',
]);
/** Why an operation never took place; null while it may still come or nobody said. */
export const NotOperatedReason = z.enum([
  'unfit',
  'progression',
  'declined',
  'treated_elsewhere',
  'lost',
  'died',
  'not_indicated',
]);

export const Patient = z.object({ bornOn: PartialDate.nullable(), diedOn: PartialDate.nullable() }).strict();
export const Identity = z
  .object({
    recordNumber: someText(40),
    latinName: Line.nullable(),
    nativeName: Line.nullable(),
    sortName: Line.nullable(),
  })
  .strict();

export const CaseFields = z
  .object({
    site: Site.nullable(),
    histology: Histology.nullable(),
    /** FIGO stage code without the word "stage", e.g. IIIC; checked against its edition. */
    stage: Text.max(12).nullable(),
    stageEdition: StageEdition.nullable(),
    grade: Text.max(8).nullable(),
    entry: z.enum(['referral', 'registry']),
    presentedOn: PartialDate.nullable(),
    treatedBefore: z.boolean().nullable(),
    notOperatedReason: NotOperatedReason.nullable(),
  })
  .strict();
export type CaseFields = z.infer<typeof CaseFields>;

/** A question to the board. */
export const Referral = z
  .object({
    phase: Phase,
    questionType: QuestionType,
    question: Prose,
    /** Responsible consultant. */
    consultantId: Id,
    receivedOn: ExactDate,
    /** Which return of the disease it is about: 1 for the first. */
    recurrenceNumber: z.int().min(1).max(20).nullable().default(null),
  })
  .strict()
  .refine(({ phase, recurrenceNumber }) => phase === 'recurrence' || recurrenceNumber === null, {
    message: 'only_at_recurrence',
    path: ['recurrenceNumber'],
  });

export const WorkUpState = z.enum(['present', 'missing', 'requested', 'not_applicable', 'waived']);
export const WorkUpKey = z.string().regex(/^[a-z][a-z0-9_]{1,60}$/);
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
