import { z } from 'zod';
import type { AnyAnswers } from '../../kernel/forms/answers.ts';
import { schemaOf } from '../../kernel/forms/schema.ts';
import { Text } from '../../kernel/text.ts';
import {
  CaseFields,
  courseSchemas,
  type Given,
  Identity,
  isQuestionnaireId,
  Patient,
  Referral,
  withoutNothing,
  WorkUpItem,
} from '../care/index.ts';
import { decision, type decisionKept } from './records/decision.ts';
import { fulfilment, type fulfilmentKept } from './records/fulfilment.ts';
import { recommendation, type recommendationKept } from './records/recommendation.ts';
import { mostInTemplate, template, type templateKept } from './records/template.ts';
import { OperationAnswers, OutcomeAnswers, PathologyAnswers } from '../surgery/index.ts';

const Id = z.uuid();

export const Modality = z.enum(recommendation.items.modality.codes);
export const Timing = z.enum(recommendation.items.timing.codes);
export const Recommendation = schemaOf(recommendation).transform(withoutNothing) as unknown as Given<
  typeof recommendationKept
>;
export type Recommendation = z.infer<typeof Recommendation>;

const Templated = schemaOf(template).transform(withoutNothing) as unknown as Given<typeof templateKept>;

/** A template says at least one recommendation, and no more than a board says of one woman. */
export const Template = Templated.superRefine(({ recommendations }, context) => {
  const said = recommendations?.length ?? 0;
  const path = ['recommendations'];
  if (said === 0) context.addIssue({ code: 'custom', message: 'required', path });
  if (said > mostInTemplate) context.addIssue({ code: 'custom', message: 'template_too_long', path });
});

export const DecisionCode = z.enum(decision.items.decision.codes);
type Spoken = Pick<z.infer<typeof Decided>, 'decision' | 'spokenBy' | 'spokenOn'>;
const Decided = schemaOf(decision).transform(withoutNothing) as unknown as Given<typeof decisionKept>;

/** Whatever she has decided, somebody has spoken with her on some day. */
const lacksConversation = (said: Spoken): ReadonlyArray<'spokenBy' | 'spokenOn'> =>
  said.decision === 'not_yet_told'
    ? []
    : (['spokenBy', 'spokenOn'] as const).filter((part) => said[part] === null);

export const HerDecision = Decided.superRefine((said, context) => {
  for (const part of lacksConversation(said))
    context.addIssue({ code: 'custom', message: 'conversation_needed', path: [part] });
});

const Fulfilled = schemaOf(fulfilment).transform(withoutNothing) as unknown as Given<typeof fulfilmentKept>;

/** What somebody says of a recommendation that was left has a reason; of one that is open, when to ask again. */
export const FulfilmentSaid = Fulfilled.superRefine((said, context) => {
  const isLeft = said.state === 'done_otherwise' || said.state === 'not_done';
  const missing = (code: string, path: string): void =>
    context.addIssue({ code: 'custom', message: code, path: [path] });
  if (isLeft && said.reason === null) missing('fulfilment_reason_missing', 'reason');
  if (isLeft && said.deviation === null) missing('deviation_missing', 'deviation');
  if (said.state === 'open' && said.askOn === null) missing('ask_on_missing', 'askOn');
  for (const name of ['reason', 'deviation'] as const)
    if (!isLeft && said[name] !== null) missing('does_not_apply', name);
  if (said.state !== 'open' && said.askOn !== null) missing('does_not_apply', 'askOn');
});

/** A recommendation as a source gives it, with what she decided and what somebody has said became of it. */
const Advised = schemaOf(recommendation, {
  herDecision: HerDecision,
  fulfilment: FulfilmentSaid.optional(),
}).transform(withoutNothing) as unknown as Given<
  typeof recommendationKept,
  {
    readonly herDecision: z.infer<typeof HerDecision>;
    readonly fulfilment?: z.infer<typeof FulfilmentSaid> | undefined;
  }
>;

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
    recommendations: z.array(Advised),
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
