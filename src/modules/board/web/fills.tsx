import { lazy } from 'react';
import type { Drawings } from '../../../kernel/fills.ts';
import type { boardFills } from '../fills.server.ts';

/** What draws a board's fills; each file is called like its fill. */
export const boardDrawings: Drawings<typeof boardFills> = {
  'board.journey': lazy(() => import('./case/journey.tsx')),
  'board.questions': lazy(() => import('./case/questions.tsx')),
  'board.boards': lazy(() => import('./case/boards.tsx')),
};
