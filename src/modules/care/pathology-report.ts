import type { OperationReport } from './records/operation.ts';
import { PathologyElement, type PathologyReport } from './schema.ts';

export type PathologyVerdict = { complete: boolean | null; missing: PathologyElement[] };
type Kind = OperationReport['kind'];

const answered = (report: PathologyReport, element: PathologyElement): boolean => {
  const state = report.elements[element];
  return state === 'reported' || state === 'not_applicable';
};

/**
 * Whether the report holds every required element of the ICCR dataset (ESGO ovarian quality indicators 2016,
 * QI 9), and which are missing. The chemotherapy response score is asked for after neoadjuvant treatment only,
 * that is at interval surgery. Null without a structured report, or while an unknown kind of operation alone
 * leaves open whether the score was needed.
 */
export const pathologyComplete = (report: PathologyReport | null, kind: Kind): PathologyVerdict => {
  const missing = PathologyElement.options.filter(
    (element) =>
      (report === null || !answered(report, element)) &&
      (element !== 'chemotherapy_response_score' || kind === 'interval' || kind === null),
  );
  if (report === null || Object.keys(report.elements).length === 0) return { complete: null, missing };
  const onlyScoreOpen = kind === null && missing.length === 1 && missing[0] === 'chemotherapy_response_score';
  return { complete: onlyScoreOpen ? null : missing.length === 0, missing };
};
