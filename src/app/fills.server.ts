import type { Fill } from '../kernel/fills.ts';
import { boardAnswers, boardFills } from '../modules/board/fills.server.ts';
import { privacyFills } from '../modules/privacy/fills.server.ts';
import { qualityFills } from '../modules/quality/fills.server.ts';
import { surgeryAnswers, surgeryFills } from '../modules/surgery/fills.server.ts';

/** What all modules show and tell at places of other modules' pages. */
export const fills: readonly Fill[] = [
  ...boardFills,
  ...boardAnswers,
  ...surgeryFills,
  ...surgeryAnswers,
  ...privacyFills,
  ...qualityFills,
];
