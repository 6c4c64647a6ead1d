import type { SiteProfile } from '../care/index.ts';
import { closedOn } from './outcome-window.ts';
import { reportComplete, surgeonOf } from './operative-report.ts';
import { pathologyComplete } from './pathology-report.ts';
import type { OperationReport } from './records/operation.ts';
import type { Outcome30 } from './records/outcome.ts';
import type { PathologyReport } from './records/pathology.ts';

type Documents = {
  readonly report: OperationReport;
  readonly pathology: PathologyReport | null;
  readonly outcome30: Outcome30 | null;
};

/** Who led an operation and what its documents still lack. */
export const operationStateOf = (
  { report, pathology, outcome30 }: Documents,
  profile: SiteProfile | null,
) => ({
  mainSurgeonId: surgeonOf(report, 'main'),
  supervisingSurgeonId: surgeonOf(report, 'supervising'),
  reportComplete: reportComplete(report, profile).complete,
  pathologyComplete: pathologyComplete(pathology, report.kind, profile).complete,
  exploratory: report.kind === null ? null : report.kind === 'exploratory',
  /** Whether everything of the first thirty days was said. */
  outcomeClosed: closedOn(outcome30, report.doneOn, 30) !== null,
});

/** The state of an operation of which the rule can say nothing. */
export const unknownState: ReturnType<typeof operationStateOf> = {
  mainSurgeonId: null,
  supervisingSurgeonId: null,
  reportComplete: null,
  pathologyComplete: null,
  exploratory: null,
  outcomeClosed: false,
};
