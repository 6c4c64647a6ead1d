import type { Truth } from '../../kernel/truth.ts';
import type { SiteProfile } from '../care/index.ts';
import { isExploration } from './operation-questions.ts';
import type { OperationReport } from './records/operation.ts';

const limitedToBiopsy = ({ limitedToBiopsy: said, procedures }: OperationReport): Truth =>
  said ?? (procedures?.length && procedures.every((name) => name === 'biopsy_only') ? true : null);

/** Nothing but exploration was done, though nobody said so in words. */
const looksExploratory = ({ limitedToBiopsy: said, procedures }: OperationReport): boolean =>
  said === null && procedures !== null && procedures.length > 0 && procedures.every(isExploration);

/**
 * Whether the operation counts for ESGO ovarian QI 2(i): begun with the aim of complete cytoreduction, neither an
 * exploration nor limited to biopsy. The aim decides: without a word about biopsy an operation with that aim
 * counts, unless its procedures are exploration alone, which leaves it open; without an aim, or with that of a cure, it stays unknown.
 */
export const isCytoreductive = (report: OperationReport): Truth => {
  if (report.kind === 'exploratory' || report.kind === 'complication' || limitedToBiopsy(report) === true)
    return false;
  if (report.initialAim === null || report.initialAim === 'curative') return null;
  if (report.initialAim !== 'complete_cytoreduction') return false;
  return looksExploratory(report) ? null : true;
};

/** Whether operations of the site are asked for that aim, also while the site is not known. */
export const asksCytoreduction = (profile: SiteProfile | null): boolean =>
  profile?.operation?.codes['initialAim']?.includes('complete_cytoreduction') ?? true;
