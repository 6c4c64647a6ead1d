import { fill } from '../../kernel/fills.ts';
import { casePanels } from '../care/index.ts';
import { operationPanels } from '../surgery/index.ts';
import { indicatorSet } from './indicator-set.ts';
import { factsOfPage } from './queries/facts-of-case.ts';
import { operationIndicators } from './queries/operation-indicators.ts';
import { shownSet } from './web/shown-set.ts';

/** What quality shows on other modules' pages. */
export const qualityFills = [
  fill(casePanels, 'quality.case-facts', 90, (looking, { case: { id } }) => factsOfPage(looking, id), {
    ahead: factsOfPage,
  }),
  fill(operationPanels, 'quality.operation-indicators', 20, (looking, subject) =>
    operationIndicators(looking, subject, indicatorSet(shownSet)),
  ),
] as const;
