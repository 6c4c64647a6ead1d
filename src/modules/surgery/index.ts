export { confirmDiagnosis } from './commands/confirm-diagnosis.ts';
export { correctOperation } from './commands/correct-operation.ts';
export { recordOperation } from './commands/record-operation.ts';
export { recordOutcome } from './commands/record-outcome.ts';
export { recordPathology } from './commands/record-pathology.ts';
export { isCytoreductive } from './cytoreduction.ts';
export { nodeQuestions } from './nodes-compared.ts';
export { fagottiOfFindings, pciOfFindings } from './findings-scored.ts';
export { clearedBy, operationQuestions } from './operation-questions.ts';
export { reportComplete, surgeonOf } from './operative-report.ts';
export { closedOn } from './outcome-window.ts';
export { pathologyComplete, pathologyFaults } from './pathology-report.ts';
export { peritonealCancerIndex } from './peritoneal-scores.ts';
export { canRecordOperation } from './policy.ts';
export { operationsShown } from './queries/operations-shown.ts';
export {
  type Area,
  type OperationReport,
  type TeamRow,
  areas,
  operationReport,
} from './records/operation.ts';
export { type Complication, type Outcome30, outcomeReport } from './records/outcome.ts';
export { type PathologyReport, pathologyReport } from './records/pathology.ts';
export { isComplete, residualText } from './residual-disease.ts';
export { documentsOf } from './queries/documents-of.ts';
export { documentsTold } from './records/told.ts';
export { operationToMove } from './moved-operation.ts';
export { operationsOfCases } from './queries/operation-parts.ts';
export {
  operation as operationTable,
  operationState as operationStateRows,
  operationRows,
  operationTables,
  outcome30 as outcomeTable,
  pathology as pathologyTable,
} from './tables.ts';
export {
  OperationReport as OperationAnswers,
  Outcome30 as OutcomeAnswers,
  PathologyReport as PathologyAnswers,
} from './schema.ts';
export { type DocumentName, documentTargets } from './feedable-fields.ts';
export { fedDocumentRows, fedOperationRows, fedOperationTables } from './fed-rows.ts';
export { standingOperations } from './queries/standing-operations.ts';
export { operatedCases } from './queries/operated-cases.ts';
export { openReports } from './queries/work-of.ts';
export { operationPanels, type OperationSubject } from './places.ts';
