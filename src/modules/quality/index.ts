export { correctStatement } from './commands/correct-statement.ts';
export { recordStatements } from './commands/record-statements.ts';
export { indicatorSet, indicatorSetNames } from './indicator-set.ts';
export { scorecardOf } from './queries/scorecard.ts';
export { type Period, type Scorecard, Statement, StatementFact } from './schema.ts';
