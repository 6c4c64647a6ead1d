import type { z } from 'zod';
import type { PartialDate } from '../../kernel/partial-date.ts';
import type { ConclusionCode } from '../meetings/index.ts';
import type { OperationFacts } from './operation-facts.ts';
import {
  type CaseFields,
  type NotOperatedReason,
  isBorderline,
  type Phase,
  profileOf,
  stagedAs,
} from '../care/index.ts';
import type { DecisionCode, Modality, Timing } from '../board/index.ts';
import { isComplete, isCytoreductive, type OperationReport } from '../surgery/index.ts';
import { anyOf, type Truth } from '../../kernel/truth.ts';
import { type Decided, everyDecided, firstDecided } from './board-decision.ts';
import type { WholeCourse } from './facts.ts';
import { isPrimaryDisease } from './first-course.ts';
import {
  debulked,
  firstDay,
  goingOn,
  type Intervention,
  interventionsOf,
  isTherapeutic,
} from './interventions.ts';

export type ListingFacts = {
  conclusion: z.infer<typeof ConclusionCode> | null;
  quorumMet: Truth;
  concludedOn: PartialDate | null;
  /** What the board advised with it. */
  advised: readonly z.infer<typeof Modality>[];
};
export type RecommendationFacts = {
  /** Phase of the question it answers. */
  phase: z.infer<typeof Phase> | null;
  modality: z.infer<typeof Modality>;
  timing: z.infer<typeof Timing>;
  decision: z.infer<typeof DecisionCode>;
  spokenOn: PartialDate | null;
};
type Reason = z.infer<typeof NotOperatedReason>;
type Course = {
  case: CaseFields;
  operations: readonly OperationFacts[];
  recommendations: readonly RecommendationFacts[];
  listings: readonly ListingFacts[];
};

/** Carcinoma of ovary, tube or peritoneum; a borderline tumour is not invasive and so none. */
export const isOvarian = ({ site, histology }: CaseFields): Truth => {
  const profile = profileOf(site);
  if (isBorderline(histology)) return false;
  return profile === null ? null : stagedAs(profile) === 'ovary';
};

/** Whether she was operated with the aim of removing the tumour; a recorded operation outweighs a reason why not. */
export const isOperated = ({ case: { notOperatedReason }, operations }: Course): Truth => {
  if (operations.some(({ report }) => debulked(report))) return true;
  return notOperatedReason === null ? null : false;
};

/** Operations of the first course: all that may be cytoreductions, but those at recurrence. */
const firstCourse = (operations: readonly OperationFacts[]): OperationReport[] =>
  operations
    .map(({ report }) => report)
    .filter((report) => report.kind !== 'recurrence')
    .filter((report) => isCytoreductive(report) ?? report.kind !== 'staging');

/**
 * Complete resection in the first course (ESGO ovarian QI 1(i)): one complete operation is enough; incomplete only
 * when every one is known to be; a case never operated, with the reason, is not complete.
 */
export const completeResection = (course: Course): Truth => {
  const reports = firstCourse(course.operations);
  if (reports.length > 0) return anyOf(reports.map(({ residual }) => isComplete(residual)));
  return isOperated(course) === false ? false : null;
};

/** Reasons that say upfront surgery was not offered; the others say nothing about an offer. */
const notOffered: readonly Reason[] = ['unfit', 'progression', 'not_indicated'];

/** Whether upfront surgery was offered (ESGO ovarian QI 1(ii)): done, or recommended by the board. */
export const upfrontOffered = ({
  case: { notOperatedReason },
  operations,
  recommendations,
}: Course): Truth => {
  const did = (kind: OperationReport['kind']) => operations.some(({ report }) => report.kind === kind);
  const advised = (modality: string, timing: string) =>
    recommendations.some((r) => r.modality === modality && r.timing === timing);
  if (did('primary') || advised('surgery', 'upfront')) return true;
  if (did('interval') || advised('systemic', 'neoadjuvant')) return false;
  return notOperatedReason !== null && notOffered.includes(notOperatedReason) ? false : null;
};

/** The day the first of them began; null as soon as one that may have been it is not dated. What follows by its nature is not. */
const beganOn = (interventions: readonly Intervention[]): PartialDate | null => {
  const opening = interventions.filter(({ follows, on }) => !follows || on !== null);
  return firstDay(opening.length > 0 ? opening.map(({ on }) => on) : [null]);
};

/** Care without treatment of the disease. */
const withoutTreatment: readonly RecommendationFacts['modality'][] = [
  'observation',
  'active_surveillance',
  'palliative',
];

/** Whether she was to be cared for without treatment: a board advised nothing against the disease, she accepted, and it is said why nobody operates. */
const isCaredForOnly = ({ case: { notOperatedReason }, recommendations }: Course): boolean =>
  notOperatedReason !== null &&
  !recommendations.some(({ modality }) => isTherapeutic(modality)) &&
  recommendations.some(
    ({ modality, decision }) => withoutTreatment.includes(modality) && decision === 'accepted',
  );

/**
 * Whether she was treated here, and since when: by an operation, a line of systemic treatment, radiation, or the
 * conversation in which she accepted. Treated elsewhere, lost, cared for without treatment, or having declined all that was
 * recommended is not treated; another reason for not operating leaves it open, as having died does, because systemic treatment may have begun.
 */
export const treatment = (course: WholeCourse): { treated: Truth; treatedOn: PartialDate | null } => {
  const interventions = interventionsOf(course);
  if (interventions.length > 0) return { treated: true, treatedOn: beganOn(interventions) };
  const offers = course.recommendations.filter(({ modality }) => isTherapeutic(modality));
  const declined = offers.length > 0 && offers.every(({ decision }) => decision === 'declined');
  const reason = course.case.notOperatedReason;
  const left = reason === 'treated_elsewhere' || reason === 'lost';
  return { treated: declined || left || isCaredForOnly(course) ? false : null, treatedOn: null };
};

/** Whether what she is treated with goes on, so that nobody could have said yet what it leads to; null where nobody knows it. */
export const inTreatment = (course: WholeCourse): Truth => {
  if (goingOn(course).length > 0) return true;
  const { treatments } = course;
  return treatments.length === 0 || treatments.some(({ ongoing }) => ongoing === null) ? null : false;
};

/**
 * Whether a board with a quorum decided before treatment began, and before every major intervention of the first course
 * (ESGO ovarian QI 5). Asked only of treated cases. Of a case that came at a recurrence the first treatment answers both:
 * nothing says which return a later one was for.
 */
export const boardDecisions = (course: WholeCourse): { first: Decided; every: Decided } => {
  const { treated, treatedOn } = treatment(course);
  const unasked = { decided: null, undecided: null };
  if (treated !== true) return { first: unasked, every: unasked };
  const first = firstDecided(course.listings, treatedOn);
  if (isPrimaryDisease(course) === false) return { first, every: first };
  return { first, every: everyDecided(course.listings, interventionsOf(course)) };
};
