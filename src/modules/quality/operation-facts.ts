import { earliest, latest, notAfter, type PartialDate } from '../../kernel/partial-date.ts';
import {
  closedOn,
  isComplete,
  isCytoreductive,
  type OperationReport,
  type Outcome30,
  pathologyComplete,
  type PathologyReport,
  reportComplete,
} from '../surgery/index.ts';
import type { OperationTruth } from './fact-names.ts';
import type { SiteProfile, WorkUpItem } from '../care/index.ts';
import { allOf, type Truth } from '../../kernel/truth.ts';

/** One operation as the record holds it. */
export type OperationFacts = {
  id: string;
  report: OperationReport;
  pathology: PathologyReport | null;
  outcome30: Outcome30 | null;
};

const order = (date: PartialDate | null): [string, string] =>
  date === null ? ['~', '~'] : [earliest(date), latest(date)];

/** Earlier first, by the first and then the last day a date may mean; unknown dates come last. */
export const byDate = (a: PartialDate | null, b: PartialDate | null): number => {
  const [x, y] = [order(a).join(), order(b).join()];
  if (x === y) return 0;
  return x < y ? -1 : 1;
};

/**
 * First operation of a case that is or may be a cytoreduction: one at recurrence after all others, then by date, then in the
 * order given.
 */
export const firstOperation = (operations: readonly OperationFacts[]): OperationFacts | null =>
  operations
    .filter(({ report }) => isCytoreductive(report) !== false)
    .toSorted(
      (a, b) =>
        Number(a.report.kind === 'recurrence') - Number(b.report.kind === 'recurrence') ||
        byDate(a.report.doneOn, b.report.doneOn),
    )[0] ?? null;

/** Whether a result may be from before the operation; one that is certainly later says nothing of what was known then. */
const mayBeBefore = ({ takenOn }: WorkUpItem, doneOn: PartialDate | null): boolean =>
  takenOn === null || doneOn === null || notAfter(takenOn, doneOn) !== false;

/** One result of a work-up item: ruled out, and not after the operation. */
const ruledOut = (item: WorkUpItem, doneOn: PartialDate | null): Truth => {
  if (item.state !== 'present' || typeof item.value !== 'boolean') return null;
  if (!item.value) return false;
  return item.takenOn === null || doneOn === null ? null : notAfter(item.takenOn, doneOn);
};

/** Whether another result, certainly later and certainly not after the operation, has overtaken this one. */
const isOvertaken = (item: WorkUpItem, all: readonly WorkUpItem[], doneOn: PartialDate | null): boolean =>
  all.some(
    ({ takenOn }) =>
      takenOn !== null &&
      item.takenOn !== null &&
      doneOn !== null &&
      notAfter(takenOn, item.takenOn) === false &&
      notAfter(takenOn, doneOn) === true,
  );

const ruledOutBefore = (key: string, workUp: readonly WorkUpItem[], doneOn: PartialDate | null): Truth => {
  const results = workUp.filter((item) => item.key === key && mayBeBefore(item, doneOn));
  const entries = results
    .filter((item) => !isOvertaken(item, results, doneOn))
    .map((item) => ruledOut(item, doneOn));
  if (entries.includes(true)) return true;
  return entries.length > 0 && entries.every((entry) => entry === false) ? false : null;
};

/**
 * Whether the work-up of ESGO ovarian QI 6 was done before the operation: unresectable metastases and a
 * gastrointestinal origin ruled out. Of several results of one key the last before the operation counts.
 */
export const workUpComplete = (workUp: readonly WorkUpItem[], doneOn: PartialDate | null): Truth =>
  allOf(
    ['unresectable_metastases_ruled_out', 'gi_origin_ruled_out'].map((key) =>
      ruledOutBefore(key, workUp, doneOn),
    ),
  );

/** What the rules of an operation look at. */
type Read = {
  readonly operation: OperationFacts;
  readonly workUp: readonly WorkUpItem[];
  readonly profile: SiteProfile | null;
  /** What her case says of the disease. */
  readonly disease: { readonly ovarian: Truth; readonly advanced: Truth };
};

/** The rule of each fact of an operation that needs no other operation of the case. */
export const operationRules: Readonly<Record<OperationTruth, (read: Read) => Truth>> = {
  ovarian: ({ disease }) => disease.ovarian,
  advanced: ({ disease }) => disease.advanced,
  cytoreductive: ({ operation: { report } }) => isCytoreductive(report),
  complete: ({ operation: { report } }) => isComplete(report.residual),
  workUpComplete: ({ operation: { report }, workUp }) => workUpComplete(workUp, report.doneOn),
  reportComplete: ({ operation: { report }, profile }) => reportComplete(report, profile).complete,
  pathologyComplete: ({ operation: { report, pathology }, profile }) =>
    pathologyComplete(pathology, report.kind, profile).complete,
  // Neither no form yet nor what holds so far is a form that says "not closed".
  outcomeClosed: ({ operation: { report, outcome30 } }) =>
    closedOn(outcome30, report.doneOn, 30) === null ? null : true,
};
