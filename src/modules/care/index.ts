export { askAgain } from './commands/ask-again.ts';
export { confirmDiagnosis } from './commands/confirm-diagnosis.ts';
export { correctCase } from './commands/correct-case.ts';
export { correctOperation } from './commands/correct-operation.ts';
export { correctForm } from './commands/correct-form.ts';
export { defineForm } from './commands/define-form.ts';
export { fillForm } from './commands/fill-form.ts';
export { importCases, TrialRun, type ImportCounts } from './commands/import-cases.ts';
export { listCase } from './commands/list-case.ts';
export { recordHerDecision } from './commands/record-her-decision.ts';
export { recordOperation } from './commands/record-operation.ts';
export { recordOutcome } from './commands/record-outcome.ts';
export { recordPathology } from './commands/record-pathology.ts';
export { recordRecommendation } from './commands/record-recommendation.ts';
export { recordWorkUp } from './commands/record-work-up.ts';
export { referCase } from './commands/refer-case.ts';
export { caseRows, casesOnItems } from './derivations.ts';
export { isCytoreductive } from './cytoreduction.ts';
export { isAdvanced, stagedAsOvary } from './figo-stage.ts';
export { reportComplete, surgeonOf } from './operative-report.ts';
export { closedOn } from './outcome-window.ts';
export { isComplete, residualText } from './residual-disease.ts';
export { resultsOfCases } from './queries/results.ts';
export { casesByLabel, type WholeCase, wholeCases } from './queries/whole-case.ts';
export { careCase as careCaseRows } from './tables.ts';
export {
  areas,
  type Area,
  operationReport,
  type OperationReport,
  type TeamRow,
} from './records/operation.ts';
export { pathologyComplete } from './pathology-report.ts';
export type { Complication, Outcome30 } from './records/outcome.ts';
export type { PathologyReport } from './records/pathology.ts';
export {
  type CaseFields,
  CaseRecord,
  DecisionCode,
  Histology,
  Modality,
  NotOperatedReason,
  Phase,
  Site,
  type Timing,
  type WorkUpItem,
  WorkUpState,
} from './schema.ts';
export { casePanels } from './places.ts';
export { type Feedable, feedables } from './import/targets.ts';
export { findMapping, shippedMappings } from './import/find-mapping.ts';
export { type CaseTable, readCases } from './import/read-cases.ts';
export type { ReadRow } from './import-batch.ts';
export {
  conversationsDue,
  openReports,
  unlistedCases,
  workTopics,
} from './queries/work-of.ts';
export { followedCases } from './queries/followed-cases.ts';
export { fieldValues } from './queries/field-values.ts';
export { firstOperations } from './queries/first-operations.ts';
export { readDefinitionFile } from './questionnaires.ts';
export { identifiersOf } from './identifiers.ts';
export { shownIdentity } from './shown-identity.ts';
export { guidedCase } from './queries/guided-case.ts';
export { canRecordDecision, canRecordOperation, decisionRoles } from './policy.ts';
