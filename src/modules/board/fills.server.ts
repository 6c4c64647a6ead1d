import { rowTopics } from '../../kernel/derivation.ts';
import { fill } from '../../kernel/fills.ts';
import { aroundCourse, askedOn, besideDisease, casePanels, onTimeLine } from '../care/index.ts';
import { myWork } from '../directory/index.ts';
import { invitationTopics, itemTopics, meetingTopics, seatTopics } from '../meetings/index.ts';
import { firstHour } from './queries/first-hour.ts';
import { boardDays, boardsOfPage } from './queries/board-shown.ts';
import { minutesOfReader } from './queries/my-work.ts';
import { minutesTopics } from './queries/minutes.ts';
import { turnTopics } from './queries/turns.ts';
import { partTopics } from './queries/work-of.ts';
import { operationPanels } from '../surgery/index.ts';
import { operationAdvice } from './queries/operation-advice.ts';
import { boardsTold } from './web/case/boards-told.ts';
import { listing } from './tables.ts';
import { journeyTold } from './web/case/journey-told.ts';
import { boardLines } from './web/case/board-lines.ts';
import { turnsTold } from './web/work/turns-told.ts';
import { nextBoardsTold } from './web/work/next-boards-told.ts';
import { partsTold } from './web/work/parts-told.ts';
import { askedOnBoards } from './queries/questions-of-case.ts';
import { questionsTold } from './web/case/questions-told.ts';

/** What a board shows on other modules' pages. */
export const boardFills = [
  fill(casePanels, 'board.journey', 10, journeyTold),
  fill(besideDisease, 'board.questions', 10, questionsTold),
  fill(casePanels, 'board.boards', 30, boardsTold, {
    topics: [...meetingTopics, ...rowTopics(listing)],
    ahead: boardsOfPage,
  }),
  fill(operationPanels, 'board.operation-advice', 10, operationAdvice, { ahead: boardsOfPage }),
  fill(myWork, 'board.first-hour', 5, firstHour, { topics: [...seatTopics, ...partTopics] }),
  fill(myWork, 'board.next-boards', 10, nextBoardsTold, {
    topics: [...meetingTopics, ...itemTopics, ...invitationTopics],
  }),
  fill(myWork, 'board.minutes', 15, minutesOfReader, {
    topics: [...meetingTopics, ...itemTopics, ...minutesTopics],
  }),
  fill(myWork, 'board.turns', 20, turnsTold, { topics: turnTopics }),
  fill(myWork, 'board.work-up-parts', 25, partsTold, { topics: partTopics }),
] as const;

/** What a board tells other modules' pages, which draw it themselves. */
export const boardAnswers = [
  fill(askedOn, 'board.asked-on', 0, askedOnBoards),
  fill(onTimeLine, 'board.lines', 40, boardLines),
  fill(aroundCourse, 'board.days', 10, boardDays),
] as const;
