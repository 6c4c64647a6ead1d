import type { z } from 'zod';
import { notAfter, type PartialDate } from '../../kernel/partial-date.ts';
import type { ConclusionCode } from '../meetings/index.ts';
import { byDate, type OperationFacts } from './operation-facts.ts';
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
import { allOf, anyOf, type Truth } from '../../kernel/truth.ts';

export type ListingFacts = {
  conclusion: z.infer<typeof ConclusionCode> | null;
  quorumMet: Truth;
  concludedOn: PartialDate | null;
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

/**
 * Whether the case is the disease at its first presentation, not its return; a register holds diagnoses, so its
 * cases are, whatever a board is asked later. Null for a case without a referral that is no register's.
 */
export const isPrimaryDisease = ({
  case: { entry },
  phase,
}: {
  case: CaseFields;
  phase: z.infer<typeof Phase> | null;
}): Truth => {
  if (entry === 'registry') return true;
  return phase === null ? null : phase !== 'recurrence';
};

/** A debulking in all but its recorded aim, as in a register: its kind or the residual it left says so. */
const debulked = (report: OperationReport): boolean => {
  const certain = isCytoreductive(report);
  if (certain !== null) return certain;
  if (report.kind === null) return report.residual !== null;
  return ['primary', 'interval', 'recurrence'].includes(report.kind);
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

const therapeutic: ReadonlySet<string> = new Set<z.infer<typeof Modality>>([
  'surgery',
  'systemic',
  'radiotherapy',
  'brachytherapy',
  'hormone',
  'hipec',
  'trial',
]);

/** When each treatment began: the day of the operation, or of the conversation in which she accepted. */
const treatments = ({ operations, recommendations }: Course): (PartialDate | null)[] => [
  ...operations.filter(({ report }) => debulked(report)).map(({ report }) => report.doneOn),
  ...recommendations
    .filter(({ modality, decision }) => therapeutic.has(modality) && decision === 'accepted')
    .map(({ spokenOn }) => spokenOn),
];

/**
 * Whether she was treated here, and since when; the day is unknown as soon as one treatment's is. Treated elsewhere,
 * lost, or having declined all that was recommended is not treated; having died leaves it open, because systemic
 * treatment may have begun.
 */
export const treatment = (course: Course): { treated: Truth; treatedOn: PartialDate | null } => {
  const dates = treatments(course);
  if (dates.length > 0) {
    return { treated: true, treatedOn: dates.includes(null) ? null : (dates.toSorted(byDate)[0] ?? null) };
  }
  const offers = course.recommendations.filter(({ modality }) => therapeutic.has(modality));
  const declined = offers.length > 0 && offers.every(({ decision }) => decision === 'declined');
  const reason = course.case.notOperatedReason;
  const left = reason === 'treated_elsewhere' || reason === 'lost';
  return { treated: declined || left ? false : null, treatedOn: null };
};

const decides = ({ conclusion }: ListingFacts): boolean =>
  conclusion === 'reached' || conclusion === 'reached_conditionally';

/**
 * Whether a board with a quorum decided before treatment began (ESGO ovarian QI 5): true by one such conclusion,
 * false when every conclusion before treatment lacked the quorum, else unknown. Asked only of treated cases.
 */
export const boardDecided = (course: Course): Truth => {
  const { treated, treatedOn } = treatment(course);
  if (treated !== true || treatedOn === null) return null;
  const before = course.listings.filter(decides).map(({ quorumMet, concludedOn }) => ({
    quorumMet,
    inTime: concludedOn === null ? null : notAfter(concludedOn, treatedOn),
  }));
  const candidates = before.filter(({ inTime }) => inTime !== false);
  if (!candidates.some(({ inTime }) => inTime)) return null;
  return anyOf(candidates.map(({ quorumMet, inTime }) => allOf([quorumMet, inTime])));
};
