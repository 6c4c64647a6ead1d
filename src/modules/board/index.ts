export { boardKind, boardPolicy } from './board-policy.ts';
export { askAgain } from './commands/ask-again.ts';
export { type ImportCounts, TrialRun, importCases } from './commands/import-cases.ts';
export { caseIdOf } from './case-rows.ts';
export { correctQuestion } from './commands/correct-question.ts';
export { moveRecord } from './commands/move-record.ts';
export { listCase } from './commands/list-case.ts';
export { recordRecommendation } from './commands/record-recommendation.ts';
export { recordFulfilment } from './commands/record-fulfilment.ts';
export { recordHerDecision } from './commands/record-her-decision.ts';
export { restoreDecision } from './commands/restore-decision.ts';
export { takeBackDecision } from './commands/take-back-decision.ts';
export { concludeCase } from './commands/conclude-case.ts';
export { correctConclusion } from './commands/correct-conclusion.ts';
export { reopenItem } from './commands/reopen-item.ts';
export { defineTemplate } from './commands/define-template.ts';
export { changeTemplate } from './commands/change-template.ts';
export { undoStep } from './commands/undo-step.ts';
export { signMinutes } from './commands/sign-minutes.ts';
export { type ReadRow } from './import-batch.ts';
export type { Mapping } from './import/mapping.ts';
export { findMapping, shippedMappings } from './import/find-mapping.ts';
export { type CaseTable, readCases } from './import/read-cases.ts';
export type { CellFault, CellWarning, WarningCode } from './import/fault.ts';
export { canRecordDecision } from './policy.ts';
export { minutesRead } from './queries/minutes.ts';
export { guidedCase } from './queries/guided-case.ts';
export { CaseRecord, DecisionCode, Modality, type Template, type Timing } from './schema.ts';
export { lacksRecommendation } from './conclusion.ts';
export { casesOnItems } from './derivations.ts';
export { boardRows } from './tables.ts';
export { boardsOfCases } from './queries/board-parts.ts';
export { type Feedable, feedables } from './import/targets.ts';
export { fieldValues, isField } from './queries/field-values.ts';
export { exportCases } from './commands/export-cases.ts';
export {
  type ExportReport,
  exportOf,
  exportReport,
  filesOf,
  type NotExported,
} from './export/export-tables.ts';
export { type ContactCourse, contactOf, lostOf } from './contact.ts';
export { agreedIn, lostIn, seenAlive, signForms } from './contact-entries.ts';
export { fulfilledOf, type GivenTreatment } from './fulfilment.ts';
export { givenByEntry, givenByOperation } from './given-treatments.ts';
export { lacksTurns } from './queries/turns.ts';
