import { z } from 'zod';
import { ExactDate, PartialDate } from '../../kernel/date-schema.ts';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import { someText, Text } from '../../kernel/text.ts';
import {
  CaseFields,
  courseSchemas,
  Identity,
  isQuestionnaireId,
  Patient,
  Referral,
  WorkUpItem,
} from '../care/index.ts';
import { OperationAnswers, OutcomeAnswers, PathologyAnswers } from '../surgery/index.ts';

const Line = someText(500);
const Prose = someText(8000);
const Id = z.uuid();

export const Intent = z.enum(['curative', 'palliative', 'supportive', 'diagnostic', 'preventive']);
export const Modality = z.enum([
  'surgery',
  'systemic',
  'radiotherapy',
  'brachytherapy',
  'hormone',
  'hipec',
  'observation',
  'active_surveillance',
  'palliative',
  'diagnostic',
  'genetic_counselling',
  'trial',
  'rebiopsy',
  'pathology_review',
  'imaging',
  'other',
]);
/** When the recommended treatment stands in the course: upfront surgery, neoadjuvant systemic treatment, … */
export const Timing = z.enum([
  'upfront',
  'neoadjuvant',
  'interval',
  'adjuvant',
  'maintenance',
  'recurrence',
  'not_applicable',
]);
export const Recommendation = z
  .object({
    intent: Intent,
    modality: Modality,
    timing: Timing,
    detail: Line.nullable(),
    rationale: Prose,
    /** Next best if she declines. */
    alternative: Line.nullable(),
    ownerPersonId: Id,
    dueOn: ExactDate,
    /** How her view changed the recommendation, or why it was not known. */
    patientView: Prose.nullable(),
  })
  .strict();
export type Recommendation = z.infer<typeof Recommendation>;

export const DecisionCode = z.enum(['not_yet_told', 'undecided', 'accepted', 'alternative', 'declined']);
export const HerDecision = z
  .object({
    decision: DecisionCode,
    spokenBy: Id.nullable(),
    spokenOn: PartialDate.nullable(),
    /** In her own words, or why. */
    note: Prose.nullable(),
  })
  .strict()
  .refine((d) => d.decision === 'not_yet_told' || (d.spokenBy !== null && d.spokenOn !== null), {
    message: 'conversation_needed',
    path: ['spokenBy'],
  });

const CourseAnswers = z.union(
  [...courseSchemas].map(([id, answers]) =>
    z.object({ form: z.literal(id), key: Text.min(1).max(80).optional(), answers }).strict(),
  ),
);

const Questionnaire = z
  .object({
    /** Which version of which: `her-words@1`. Its day is one of its answers. */
    form: z.custom<`${string}@${number}`>(isQuestionnaireId),
    key: Text.min(1).max(80).optional(),
    answers: z.custom<AnyAnswers>((value) => typeof value === 'object' && value !== null),
  })
  .strict();

const Listing = z
  .object({
    agendaItemId: Id,
    recommendations: z.array(Recommendation.extend({ herDecision: HerDecision })),
  })
  .strict();

/** One case whole, as imports and the demonstration give it; ids of people and agenda items exist already. */
export const CaseRecord = z
  .object({
    /** Unique within its source: the same key is the same case at the next import. */
    key: Text.min(1).max(80),
    /** What the source calls the woman where she may have several cases in it. */
    woman: Text.min(1).max(80).optional(),
    patient: Patient,
    identity: Identity,
    case: CaseFields,
    referral: Referral.nullable(),
    workUp: z.array(WorkUpItem),
    listing: Listing.nullable(),
    /** Questions asked again about the same disease, each with its board. */
    again: z.array(z.object({ referral: Referral, listing: Listing }).strict()).optional(),
    operations: z.array(
      z
        .object({
          /** What the source calls it where a case has several; else they are told apart by their days. */
          key: Text.min(1).max(80).optional(),
          report: OperationAnswers,
          pathology: PathologyAnswers.nullable(),
          outcome30: OutcomeAnswers.nullable(),
        })
        .strict(),
    ),
    /** Her course and questionnaires; left out by a source that tells nothing of them. */
    course: z.array(z.union([CourseAnswers, Questionnaire])).optional(),
  })
  .strict();
export type CaseRecord = z.infer<typeof CaseRecord>;
