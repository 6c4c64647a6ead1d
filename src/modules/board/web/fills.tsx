import { lazy } from 'react';
import type { Drawings } from '../../../kernel/fills.ts';
import type { boardFills } from '../fills.server.ts';

// What draws a place comes in one file.
const onCase = () => import('./case/case-drawn.ts');
const atWork = () => import('./work/work-drawn.ts');

/** What draws a board's fills; each file is called like its fill. */
export const boardDrawings: Drawings<typeof boardFills> = {
  'board.journey': lazy(async () => ({ default: (await onCase()).Journey })),
  'board.questions': lazy(async () => ({ default: (await onCase()).Questions })),
  'board.boards': lazy(async () => ({ default: (await onCase()).Boards })),
  'board.operation-advice': lazy(() => import('./operation/operation-advice.tsx')),
  'board.next-boards': lazy(async () => ({ default: (await atWork()).NextBoards })),
  'board.minutes': lazy(async () => ({ default: (await atWork()).MinutesDue })),
  'board.turns': lazy(async () => ({ default: (await atWork()).Turns })),
  'board.work-up-parts': lazy(async () => ({ default: (await atWork()).PartsWaiting })),
};
