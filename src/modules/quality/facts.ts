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
import {
  caseTruthsOfRow,
  type CaseTruth,
  forEach,
  operationTruthsOfRow,
  type OperationTruth,
} from './fact-names.ts';
import { firstOperation, operationRules, type OperationFacts } from './operation-facts.ts';
import { surgeonOf } from '../surgery/index.ts';
import { type OperationYears, operationYears } from './operation-years.ts';
import type { z } from 'zod';
import type { Truth } from '../../kernel/truth.ts';

/** Name and version of the rule, kept with every row of facts. */
export const factsRule = 'quality-facts@9';

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
export type CaseFacts = Readonly<Record<CaseTruth, Truth>> & {
  rule: string;
  presentedOn: PartialDate | null;
  treatedOn: PartialDate | null;
  /** The days one of the major interventions may have begun that no board is known of. */
  undecidedOn: string | null;
  firstUndecidedOn: string | null;
};
/** Row of `quality.operation_fact` without tenant columns and case id; `id` is the operation's. */
export type CountedOperation = Readonly<Record<OperationTruth, Truth>> & {
  rule: string;
  id: string;
  doneOn: PartialDate | null;
  firstOfCase: boolean;
  mainSurgeonId: string | null;
  supervisingSurgeonId: string | null;
} & OperationYears;

type Disease = { readonly ovarian: Truth; readonly advanced: Truth };
/** A course as its rules read it; what several of them ask is worked out once. */
type Read = {
  readonly course: WholeCourse;
  /** The course at most until the disease came back. */
  readonly first: WholeCourse;
  readonly disease: Disease;
  readonly treatment: ReturnType<typeof treatment>;
  readonly boards: ReturnType<typeof boardDecisions>;
};

/** The rule of each fact of a case, unknown where the record leaves it open. */
const caseRules: Readonly<Record<CaseTruth, (read: Read) => Truth>> = {
  ovarian: ({ disease }) => disease.ovarian,
  advanced: ({ disease }) => disease.advanced,
  primaryDisease: ({ course }) => isPrimaryDisease(course),
  untreatedBefore: ({ course: { case: fields } }) =>
    fields.treatedBefore === null ? null : !fields.treatedBefore,
  operated: ({ first }) => isOperated(first),
  upfrontOffered: ({ first }) => upfrontOffered(first),
  completeResection: ({ first }) => completeResection(first),
  treated: (read) => read.treatment.treated,
  inTreatment: ({ first }) => inTreatment(first),
  boardDecided: ({ boards }) => boards.every.decided,
  firstTreatmentDecided: ({ boards }) => boards.first.decided,
};

/** Since when the centre has the case: the day she presented, else the day the first referral came. */
const cameOn = ({ case: { presentedOn }, receivedOn }: Pick<WholeCourse, 'case' | 'receivedOn'>) =>
  presentedOn ?? receivedOn;

const diseaseOf = ({ case: fields }: WholeCourse): Disease => ({
  ovarian: isOvarian(fields),
  advanced: isAdvanced(profileOf(fields.site), fields.stage, fields.stageEdition),
});

const readOf = (course: WholeCourse): Read => {
  const first = firstCourseOf(course);
  return {
    course,
    first,
    disease: diseaseOf(course),
    treatment: treatment(first),
    boards: boardDecisions(first),
  };
};

/** What of an operation no rule has to tell. */
const namedOf = ({ id, report }: OperationFacts) => ({
  id,
  doneOn: report.doneOn,
  mainSurgeonId: surgeonOf(report, 'main'),
  supervisingSurgeonId: surgeonOf(report, 'supervising'),
});

/**
 * The facts indicators count, for a case and each of its operations in the order given. Unknown is null, never
 * false. The definitions follow the ESGO advanced ovarian cancer surgery indicators of 2016.
 */
export const factsOfCourse = (course: WholeCourse): { case: CaseFacts; operations: CountedOperation[] } => {
  const { case: fields, operations, workUp, life } = course;
  const rule = factsRule;
  const read = readOf(course);
  const firstOne = firstOperation(operations);
  const profile = profileOf(fields.site);
  return {
    case: {
      rule,
      presentedOn: cameOn(course),
      treatedOn: read.treatment.treatedOn,
      undecidedOn: read.boards.every.undecided,
      firstUndecidedOn: read.boards.first.undecided,
      ...forEach(caseTruthsOfRow, (name) => caseRules[name](read)),
    },
    operations: operations.map((operation) => ({
      rule,
      ...namedOf(operation),
      firstOfCase: operation === firstOne,
      ...operationYears(operation, cameOn(course), life),
      ...forEach(operationTruthsOfRow, (name) =>
        operationRules[name]({ operation, workUp, profile, disease: read.disease }),
      ),
    })),
  };
};

const unknown = (): null => null;

/** The facts of a case of which the rule can say nothing: every fact unknown, the first operation stays her one. */
export const unknownFacts = ({
  operations,
  ...came
}: Pick<WholeCourse, 'case' | 'receivedOn' | 'operations'>): ReturnType<typeof factsOfCourse> => ({
  case: {
    rule: factsRule,
    presentedOn: cameOn(came),
    treatedOn: null,
    undecidedOn: null,
    firstUndecidedOn: null,
    ...forEach(caseTruthsOfRow, unknown),
  },
  operations: operations.map(({ id, report }, place) => ({
    id,
    rule: factsRule,
    doneOn: report.doneOn,
    firstOfCase: place === 0,
    mayFromYear: null,
    mayUntilYear: null,
    mainSurgeonId: null,
    supervisingSurgeonId: null,
    ...forEach(operationTruthsOfRow, unknown),
  })),
});
