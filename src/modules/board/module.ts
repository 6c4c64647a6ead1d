import type { HouseAudience } from '../../kernel/audience.ts';
import type { HouseModule } from '../directory/index.ts';
import { canPrepareCase, canSeeIdentity } from '../care/index.ts';
import { canCorrectConclusion, canPlanMeetings, canRunMeeting } from '../meetings/index.ts';
import { derivations } from './derivations.ts';
import {
  canDefineTemplates,
  canDownloadCases,
  canTakeCasesOut,
  canMoveRecords,
  canRecordDecision,
  canRecordFulfilment,
} from './policy.ts';
import { boardNames, boardState, boardStream } from './routes.ts';
import { untoldOfBoards } from './queries/untold-records.ts';
import { striking } from './striking.ts';
import { rights } from './rights.ts';

const page = (path: string, file: string, who: HouseAudience) =>
  ({ path: `/c/:slug/${path}`, file: `modules/board/web/${file}`, who, frame: 'app' }) as const;

export const board: HouseModule = {
  name: 'board',
  dependsOn: ['directory', 'meetings', 'care', 'surgery'],
  rights,
  api: [boardState, boardNames],
  streams: [boardStream],
  derivations,
  striking,
  untold: untoldOfBoards,
  navigation: [
    { path: 'meetings', label: /*i18n*/ { id: 'nav.meetings', message: 'Board meetings' } },
    { path: 'cases', label: /*i18n*/ { id: 'nav.cases', message: 'Cases' } },
  ],
  pages: [
    page('meetings', 'agenda/meetings.tsx', 'members'),
    page('meetings/new-board', 'agenda/new-board.tsx', canPlanMeetings),
    page('meetings/templates', 'templates/templates.tsx', canDefineTemplates),
    page('meetings/templates/new', 'templates/new-template.tsx', canDefineTemplates),
    page('meetings/templates/:templateId', 'templates/change-template.tsx', canDefineTemplates),
    page('meetings/boards/:seriesId/change', 'agenda/change-board.tsx', canPlanMeetings),
    page('meetings/boards/:seriesId/special', 'agenda/special-meeting.tsx', canPlanMeetings),
    page('meetings/:meetingId', 'agenda/agenda.tsx', 'members'),
    page('meetings/:meetingId/change', 'agenda/change-meeting.tsx', canPlanMeetings),
    page('meetings/:meetingId/invitations', 'agenda/invitations.tsx', 'members'),
    page('meetings/:meetingId/order', 'agenda/order.tsx', canRunMeeting),
    page('meetings/:meetingId/live', 'room/live-meeting.tsx', canRunMeeting),
    page('meetings/:meetingId/minutes', 'minutes/minutes.tsx', 'members'),
    page('meetings/:meetingId/presence', 'room/presence.tsx', canRunMeeting),
    page('meetings/:meetingId/items/:itemId/correct', 'room/correct-conclusion.tsx', canCorrectConclusion),
    {
      path: '/c/:slug/meetings/:meetingId/minutes/text',
      file: 'modules/board/web/minutes/minutes-text.ts',
      who: 'members',
      frame: 'bare',
    },
    page('cases', 'cases/cases.tsx', 'members'),
    {
      path: '/c/:slug/cases/spreadsheet',
      file: 'modules/board/web/cases/listed-spreadsheet.ts',
      who: canDownloadCases,
      frame: 'bare',
    },
    page('cases/export', 'cases/export.tsx', canTakeCasesOut),
    {
      path: '/c/:slug/cases/export/files',
      file: 'modules/board/web/cases/exported-files.ts',
      who: canTakeCasesOut,
      frame: 'bare',
    },
    page('cases/find', 'cases/find-cases.tsx', canSeeIdentity),
    page('cases/new', 'question/refer-case.tsx', canPrepareCase),
    page('cases/:caseId/ask', 'question/ask-again.tsx', canPrepareCase),
    page('cases/:caseId/questions/:questionId', 'question/correct-question.tsx', canPrepareCase),
    page('cases/:caseId/history', 'history/history.tsx', 'members'),
    page('cases/:caseId/take-back/:what/:recordId', 'taken/take-back.tsx', canPrepareCase),
    page('cases/:caseId/move/:movable/:movableId', 'moved/move-record.tsx', canMoveRecords),
    page('turns', 'work/all-turns.tsx', 'members'),
    page('taken-back', 'taken/taken-list.tsx', 'members'),
    page('cases/:caseId/list', 'decision/list-on-board.tsx', canPrepareCase),
    page('cases/:caseId/recommendations/:recommendationId', 'decision/her-decision.tsx', canRecordDecision),
    page(
      'cases/:caseId/recommendations/:recommendationId/fulfilment',
      'decision/fulfilment.tsx',
      canRecordFulfilment,
    ),
  ],
};
