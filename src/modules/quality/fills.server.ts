import { fill } from '../../kernel/fills.ts';
import { casePanels } from '../care/index.ts';
import { factsOfPage } from './queries/facts-of-case.ts';

/** What quality shows on other modules' pages. */
export const qualityFills = [
  fill(casePanels, 'quality.case-facts', 90, (looking, { case: { id } }) => factsOfPage(looking, id), {
    ahead: factsOfPage,
  }),
] as const;
