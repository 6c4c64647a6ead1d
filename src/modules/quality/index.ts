export { correctStatement } from './commands/correct-statement.ts';
export { recordStatements } from './commands/record-statements.ts';
export { openCounts } from './commands/open-counts.ts';
export { nationalCounts } from './queries/national.ts';
export { renewCounts } from './commands/renew-counts.ts';
export { countsAreOld, differingCounts } from './year-counts.ts';
export { indicatorSet } from './indicator-set.ts';
export { scorecardOf } from './queries/scorecard.ts';
export { type Period, type Scorecard, StatementFact } from './schema.ts';
