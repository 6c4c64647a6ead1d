import { complexityScore } from './complexity-score.ts';
import type { SiteProfile } from '../care/index.ts';
import { operatingMinutes } from './operating-time.ts';
import { fagottiOfFindings, pciOfFindings } from './findings-scored.ts';
import { fagottiScore, peritonealCancerIndex } from './peritoneal-scores.ts';
import { plannedAndDone } from './planned-procedures.ts';
import type { OperationReport } from './records/operation.ts';
import { residualLabels } from './residual-disease.ts';

/** Everything that follows from an operative report; null where its answers leave it open. */
export const derivedFrom = (report: OperationReport, profile: SiteProfile | null) => ({
  labels: residualLabels(report.residual),
  complexity: complexityScore(report, profile),
  plannedComplexity: complexityScore(
    { procedures: report.plannedProcedures, otherProcedures: null },
    profile,
  ),
  planned: plannedAndDone(report),
  minutes: operatingMinutes(report),
  pci: peritonealCancerIndex(report, profile),
  pciOfFindings: pciOfFindings(report, profile),
  fagottiOfFindings: fagottiOfFindings(report, profile, '2006'),
  fagotti2006: fagottiScore(report, profile, '2006'),
  fagotti2015: fagottiScore(report, profile, '2015'),
});
export type Derived = ReturnType<typeof derivedFrom>;
