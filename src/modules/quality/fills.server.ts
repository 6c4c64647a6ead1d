import { fill } from '../../kernel/fills.ts';
import { casePanels } from '../care/index.ts';
import { factsOfCase } from './queries/facts-of-case.ts';

/** What quality shows on other modules' pages. */
export const qualityFills = [
  fill(casePanels, 'quality.case-facts', 90, ({ tx, ownerId }, { case: { id } }) =>
    factsOfCase(tx, ownerId, id),
  ),
] as const;
