import { lazy } from 'react';
import type { Drawings } from '../../../kernel/fills.ts';
import type { boardFills } from '../fills.server.ts';

/** What draws a board's fills; each file is called like its fill. */
export const boardDrawings: Drawings<typeof boardFills> = {
  'board.journey': lazy(() => import('./case/journey.tsx')),
  'board.questions': lazy(() => import('./case/questions.tsx')),
  'board.boards': lazy(() => import('./case/boards.tsx')),
  'board.operation-advice': lazy(() => import('./operation/operation-advice.tsx')),
  'board.next-boards': lazy(() => import('./work/next-boards.tsx')),
  'board.conversations': lazy(() => import('./work/conversations.tsx')),
  'board.unlisted': lazy(() => import('./work/unlisted.tsx')),
  'board.sent-back': lazy(() => import('./work/sent-back.tsx')),
};
