import { complexityScore } from './complexity-score.ts';
import { operatingMinutes } from './operating-time.ts';
import { fagotti2006, fagotti2015, peritonealCancerIndex } from './peritoneal-scores.ts';
import { plannedAndDone } from './planned-procedures.ts';
import type { OperationReport } from './records/operation.ts';
import { residualLabels } from './residual-disease.ts';

/** Everything that follows from an operative report; null where its answers leave it open. */
export const derivedFrom = (report: OperationReport) => ({
  labels: residualLabels(report.residual),
  complexity: complexityScore(report.procedures),
  plannedComplexity: complexityScore(report.plannedProcedures),
  planned: plannedAndDone(report),
  minutes: operatingMinutes(report),
  pci: peritonealCancerIndex(report),
  fagotti2006: fagotti2006(report),
  fagotti2015: fagotti2015(report),
});
export type Derived = ReturnType<typeof derivedFrom>;
