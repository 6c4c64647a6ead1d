import { handler } from '../../kernel/handlers.ts';
import { noteBoardOutcome } from './commands/note-board-outcome.ts';

/** What care does when other modules announce something. */
export const handlers = [
  handler('board.note-board-outcome', 'meetings.item-concluded', noteBoardOutcome, (event) => ({
    itemId: event['itemId'],
  })),
];
