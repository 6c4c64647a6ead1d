import { operationReport } from './operation.ts';
import { pathologyReport } from './pathology.ts';

/** What of an operation and of its pathology report is told in one line. */
export const documentsTold = {
  operation: { form: operationReport, told: ['kind', 'approach', 'residual'] },
  pathology: {
    form: pathologyReport,
    told: ['histologicalType', 'grade', 'chemotherapyResponseScore', 'provisionalStage'],
  },
} as const;
