export { correctStatement } from './commands/correct-statement.ts';
export { recordStatements } from './commands/record-statements.ts';
export { closeCounts } from './commands/close-counts.ts';
export { openCounts } from './commands/open-counts.ts';
export { nationalCounts } from './queries/national.ts';
export { renewCounts } from './commands/renew-counts.ts';
export { countsAreOld, differingCounts } from './year-counts.ts';
export { indicatorSet, indicatorSetNames } from './indicator-set.ts';
export { recordYears } from './queries/record-years.ts';
export { survivalSubjects } from './queries/survival-subjects.ts';
export {
  type Exclusion,
  type GroupValue,
  followedGroups,
  type Origin,
  type Subject,
  origins,
  type Survival,
  survivalOf,
} from './survival.ts';
export { scorecardOf } from './queries/scorecard.ts';
export { scorecardSheet } from './scorecard-sheet.ts';
export { type IndicatorSet, indicatorKey, type Period, type Scorecard, StatementFact } from './schema.ts';
export { assessmentFiles, assessmentTemplate } from './assessment-files.ts';
export { assessmentOf } from './queries/assessment.ts';
