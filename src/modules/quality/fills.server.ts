import { fill } from '../../kernel/fills.ts';
import { casePanels } from '../care/index.ts';
import { operationPanels } from '../surgery/index.ts';
import { indicatorSet } from './indicator-set.ts';
import { countedFacts, factsOfPage } from './queries/facts-of-case.ts';
import { operationIndicators } from './queries/operation-indicators.ts';
import { shownSet } from './web/shown-set.ts';

const set = indicatorSet(shownSet);

/** What quality shows on other modules' pages. */
export const qualityFills = [
  fill(casePanels, 'quality.case-facts', 90, (looking, { case: { id } }) => countedFacts(looking, id, set), {
    ahead: factsOfPage,
  }),
  fill(operationPanels, 'quality.operation-indicators', 20, (looking, subject) =>
    operationIndicators(looking, subject, set),
  ),
] as const;
