import type { Truth } from '../../kernel/truth.ts';
import type { OperationReport } from './records/operation.ts';

const limitedToBiopsy = ({ limitedToBiopsy: said, procedures }: OperationReport): Truth =>
  said ?? (procedures?.length && procedures.every((name) => name === 'biopsy_only') ? true : null);

/**
 * Whether the operation counts for ESGO ovarian QI 2(i): begun with the aim of complete cytoreduction, neither an
 * exploration nor limited to biopsy. The aim decides: without a word about biopsy an operation with that aim
 * counts, and without an aim it stays unknown.
 */
export const isCytoreductive = (report: OperationReport): Truth => {
  if (report.kind === 'exploratory' || report.kind === 'complication' || limitedToBiopsy(report) === true)
    return false;
  return report.initialAim === null ? null : report.initialAim === 'complete_cytoreduction';
};
