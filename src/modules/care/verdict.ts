import type { PartialDate } from '../../kernel/partial-date.ts';
import {
  boardDecided,
  completeResection,
  isOperated,
  isOvarian,
  isPrimaryDisease,
  treatment,
  upfrontOffered,
  type ListingFacts,
  type RecommendationFacts,
} from './case-verdict.ts';
import { isAdvanced } from './figo-stage.ts';
import { firstOperation, operationFacts, type OperationFacts } from './operation-verdict.ts';
import type { z } from 'zod';
import type { CaseFields, Phase, WorkUpItem } from './schema.ts';
import type { Truth } from '../../kernel/truth.ts';

/** Name and version of the rule, kept with every verdict. */
export const verdictRule = 'care-verdict@1';

/** One case whole. A work-up key may come several times: its versions, in any order. */
export type VerdictInput = {
  case: CaseFields;
  /** Phase of the first referral; null for a case that came without one. */
  phase: z.infer<typeof Phase> | null;
  workUp: readonly WorkUpItem[];
  listings: readonly ListingFacts[];
  recommendations: readonly RecommendationFacts[];
  operations: readonly OperationFacts[];
};
/** Row of `care.case_verdict` without tenant columns. */
export type CaseVerdict = {
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
  boardDecided: Truth;
};
/** Row of `care.operation_verdict` without tenant columns and case id; `id` is the operation's. */
export type OperationVerdict = {
  rule: string;
  ovarian: Truth;
  advanced: Truth;
  firstOfCase: boolean;
} & ReturnType<typeof operationFacts>;

/**
 * The facts indicators count, for a case and each of its operations in the order given. Unknown is null, never
 * false. The definitions follow the ESGO advanced ovarian cancer surgery indicators of 2016.
 */
export const verdicts = (input: VerdictInput): { case: CaseVerdict; operations: OperationVerdict[] } => {
  const { case: fields, operations, workUp } = input;
  const rule = verdictRule;
  const disease = {
    ovarian: isOvarian(fields),
    advanced: isAdvanced(fields.site, fields.stage, fields.stageEdition),
  };
  const first = firstOperation(operations);
  return {
    case: {
      rule,
      presentedOn: fields.presentedOn,
      ...disease,
      primaryDisease: isPrimaryDisease(input),
      untreatedBefore: fields.treatedBefore === null ? null : !fields.treatedBefore,
      operated: isOperated(input),
      upfrontOffered: upfrontOffered(input),
      completeResection: completeResection(input),
      ...treatment(input),
      boardDecided: boardDecided(input),
    },
    operations: operations.map((operation) => ({
      rule,
      ...disease,
      firstOfCase: operation === first,
      ...operationFacts(operation, workUp),
    })),
  };
};

/** The verdicts of a case of which the rule can say nothing: every fact unknown, the first operation stays her one. */
export const unknownVerdicts = ({
  case: { presentedOn },
  operations,
}: VerdictInput): ReturnType<typeof verdicts> => ({
  case: {
    rule: verdictRule,
    presentedOn,
    treatedOn: null,
    ovarian: null,
    advanced: null,
    primaryDisease: null,
    untreatedBefore: null,
    operated: null,
    upfrontOffered: null,
    completeResection: null,
    treated: null,
    boardDecided: null,
  },
  operations: operations.map(({ id, report }, place) => ({
    id,
    rule: verdictRule,
    doneOn: report.doneOn,
    firstOfCase: place === 0,
    ovarian: null,
    advanced: null,
    cytoreductive: null,
    mainSurgeonId: null,
    supervisingSurgeonId: null,
    complete: null,
    workUpComplete: null,
    reportComplete: null,
    pathologyComplete: null,
    exploratory: null,
    outcomeClosed: null,
  })),
});
