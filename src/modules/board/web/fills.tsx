import type { Drawings } from '../../../kernel/fills.ts';
import type { boardFills } from '../fills.server.ts';
import { drawnLater } from '../../../ui/slot.tsx';

// What draws a place comes in one file.
const onCase = () => import('./case/case-drawn.ts');
const atWork = () => import('./work/work-drawn.ts');

/** What draws a board's fills; each file is called like its fill. */
export const boardDrawings: Drawings<typeof boardFills> = drawnLater({
  'board.journey': async () => ({ default: (await onCase()).Journey }),
  'board.questions': async () => ({ default: (await onCase()).Questions }),
  'board.boards': async () => ({ default: (await onCase()).Boards }),
  'board.operation-advice': () => import('./operation/operation-advice.tsx'),
  'board.first-hour': () => import('./work/first-hour.tsx'),
  'board.next-boards': async () => ({ default: (await atWork()).NextBoards }),
  'board.minutes': async () => ({ default: (await atWork()).MinutesDue }),
  'board.turns': async () => ({ default: (await atWork()).Turns }),
  'board.work-up-parts': async () => ({ default: (await atWork()).PartsWaiting }),
});
