import { targetsOf } from '../../kernel/forms/targets.ts';
import { operationReport } from './records/operation.ts';
import { outcomeReport } from './records/outcome.ts';
import { pathologyReport } from './records/pathology.ts';

/** The documents of an operation by their names in a mapping, each with the fields that a file may feed. */
export const documentTargets = {
  operation: targetsOf(operationReport),
  pathology: targetsOf(pathologyReport),
  outcome: targetsOf(outcomeReport),
} as const;
export type DocumentName = keyof typeof documentTargets;
