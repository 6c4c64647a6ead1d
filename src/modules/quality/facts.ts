import type { PartialDate } from '../../kernel/partial-date.ts';
import {
  boardDecisions,
  completeResection,
  inTreatment,
  isOperated,
  isOvarian,
  treatment,
  upfrontOffered,
  type ListingFacts,
  type RecommendationFacts,
} from './case-facts.ts';
import {
  type CaseFields,
  isAdvanced,
  type Phase,
  profileOf,
  type Life,
  type TreatmentEntry,
  type WorkUpItem,
} from '../care/index.ts';
import { firstCourseOf, isPrimaryDisease } from './first-course.ts';
import { firstOperation, operationFacts, type OperationFacts } from './operation-facts.ts';
import { type OperationYears, operationYears } from './operation-years.ts';
import type { z } from 'zod';
import type { Truth } from '../../kernel/truth.ts';

/** Name and version of the rule, kept with every row of facts. */
export const factsRule = 'quality-facts@8';

/** One case whole. A work-up key may come several times: its results, in any order. */
export type WholeCourse = {
  case: CaseFields;
  /** Phase of the first referral; null for a case that came without one. */
  phase: z.infer<typeof Phase> | null;
  /** Day the first referral came; null for a case that came without one. */
  receivedOn: PartialDate | null;
  workUp: readonly WorkUpItem[];
  listings: readonly ListingFacts[];
  recommendations: readonly RecommendationFacts[];
  operations: readonly OperationFacts[];
  treatments: readonly TreatmentEntry[];
  /** When the disease grew or came back. */
  grewOn: readonly (PartialDate | null)[];
  life: Life;
};
/** Row of `quality.case_fact` without tenant columns. */
export type CaseFacts = {
  rule: string;
  presentedOn: PartialDate | null;
  treatedOn: PartialDate | null;
  ovarian: Truth;
  advanced: Truth;
  primaryDisease: Truth;
  untreatedBefore: Truth;
  operated: Truth;
  upfrontOffered: Truth;
  completeResection: Truth;
  treated: Truth;
  /** Her treatment goes on. */
  inTreatment: Truth;
  /** Before every major intervention. */
  boardDecided: Truth;
  /** The days one of them may have begun that no board is known of. */
  undecidedOn: string | null;
  firstTreatmentDecided: Truth;
  firstUndecidedOn: string | null;
};
/** Row of `quality.operation_fact` without tenant columns and case id; `id` is the operation's. */
export type CountedOperation = {
  rule: string;
  ovarian: Truth;
  advanced: Truth;
  firstOfCase: boolean;
} & ReturnType<typeof operationFacts> &
  OperationYears;

/** Since when the centre has the case: the day she presented, else the day the first referral came. */
const cameOn = ({ case: { presentedOn }, receivedOn }: Pick<WholeCourse, 'case' | 'receivedOn'>) =>
  presentedOn ?? receivedOn;

/**
 * The facts indicators count, for a case and each of its operations in the order given. Unknown is null, never
 * false. The definitions follow the ESGO advanced ovarian cancer surgery indicators of 2016.
 */
export const factsOfCourse = (input: WholeCourse): { case: CaseFacts; operations: CountedOperation[] } => {
  const { case: fields, operations, workUp } = input;
  const rule = factsRule;
  const disease = {
    ovarian: isOvarian(fields),
    advanced: isAdvanced(profileOf(fields.site), fields.stage, fields.stageEdition),
  };
  const first = firstOperation(operations);
  const came = firstCourseOf(input);
  const { first: firstTreatment, every } = boardDecisions(came);
  return {
    case: {
      rule,
      presentedOn: cameOn(input),
      ...disease,
      primaryDisease: isPrimaryDisease(input),
      untreatedBefore: fields.treatedBefore === null ? null : !fields.treatedBefore,
      operated: isOperated(came),
      upfrontOffered: upfrontOffered(came),
      completeResection: completeResection(came),
      ...treatment(came),
      inTreatment: inTreatment(came),
      boardDecided: every.decided,
      undecidedOn: every.undecided,
      firstTreatmentDecided: firstTreatment.decided,
      firstUndecidedOn: firstTreatment.undecided,
    },
    operations: operations.map((operation) => ({
      rule,
      ...disease,
      firstOfCase: operation === first,
      ...operationFacts(operation, workUp, profileOf(fields.site)),
      ...operationYears(operation, cameOn(input), input.life),
    })),
  };
};

/** The facts of a case of which the rule can say nothing: every fact unknown, the first operation stays her one. */
export const unknownFacts = ({
  operations,
  ...came
}: Pick<WholeCourse, 'case' | 'receivedOn' | 'operations'>): ReturnType<typeof factsOfCourse> => ({
  case: {
    rule: factsRule,
    presentedOn: cameOn(came),
    treatedOn: null,
    ovarian: null,
    advanced: null,
    primaryDisease: null,
    untreatedBefore: null,
    operated: null,
    upfrontOffered: null,
    completeResection: null,
    treated: null,
    inTreatment: null,
    boardDecided: null,
    undecidedOn: null,
    firstTreatmentDecided: null,
    firstUndecidedOn: null,
  },
  operations: operations.map(({ id, report }, place) => ({
    id,
    rule: factsRule,
    doneOn: report.doneOn,
    firstOfCase: place === 0,
    mayFromYear: null,
    mayUntilYear: null,
    ovarian: null,
    advanced: null,
    cytoreductive: null,
    mainSurgeonId: null,
    supervisingSurgeonId: null,
    complete: null,
    workUpComplete: null,
    reportComplete: null,
    pathologyComplete: null,
    outcomeClosed: null,
  })),
});
