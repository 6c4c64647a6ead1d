import { schemaOf } from '../../kernel/forms/schema.ts';
import { pathologyFaults } from './pathology-report.ts';
import { operationReport } from './records/operation.ts';
import { outcomeReport } from './records/outcome.ts';
import { pathologyReport } from './records/pathology.ts';

/** The answers of an operative report. */
export const OperationReport = schemaOf(operationReport);

/** The answers of a pathology report, without contradictions; what its site rules out is for the command. */
export const PathologyReport = schemaOf(pathologyReport).superRefine((report, context) => {
  for (const { code, path } of pathologyFaults(report, null))
    context.addIssue({ code: 'custom', message: code, path: [...path] });
});

/** The complications of an operation. */
export const Outcome30 = schemaOf(outcomeReport);
