import type { HouseAudience } from '../../kernel/audience.ts';
import type { HouseModule } from '../directory/index.ts';
import { canPlanMeetings, canRunMeeting } from '../meetings/index.ts';
import { derivations } from './derivations.ts';
import { handlers } from './events.ts';
import {
  canFillForms,
  canPrepareCase,
  canRecordDecision,
  canRecordOperation,
  canSeeIdentity,
} from './policy.ts';
import { boardNames, boardState, boardStream } from './routes.ts';
import { striking } from './striking.ts';

const page = (path: string, file: string, who: HouseAudience) =>
  ({ path: `/c/:slug/${path}`, file: `modules/care/web/${file}`, who, frame: 'app' }) as const;

export const care: HouseModule = {
  name: 'care',
  dependsOn: ['directory', 'meetings'],
  api: [boardState, boardNames],
  streams: [boardStream],
  handlers,
  derivations,
  striking,
  navigation: [
    { path: 'meetings', label: /*i18n*/ { id: 'nav.meetings', message: 'Board meetings' } },
    { path: 'cases', label: /*i18n*/ { id: 'nav.cases', message: 'Cases' } },
  ],
  pages: [
    page('meetings', 'agenda/meetings.tsx', 'members'),
    page('meetings/new-board', 'agenda/new-board.tsx', canPlanMeetings),
    page('meetings/:meetingId', 'agenda/agenda.tsx', 'members'),
    page('meetings/:meetingId/live', 'room/live-meeting.tsx', canRunMeeting),
    page('cases', 'case/cases.tsx', 'members'),
    page('cases/find', 'case/find-cases.tsx', canSeeIdentity),
    page('cases/new', 'case/refer-case.tsx', canPrepareCase),
    page('cases/:caseId', 'case/case.tsx', 'members'),
    page('cases/:caseId/ask', 'case/ask-again.tsx', canPrepareCase),
    page('cases/:caseId/work-up', 'case/work-up.tsx', canPrepareCase),
    page('cases/:caseId/correct', 'case/correct-case.tsx', canPrepareCase),
    page('cases/:caseId/history', 'case/history.tsx', 'members'),
    page('cases/:caseId/forms/:form/new', 'questionnaires/fill-form.tsx', canFillForms),
    page('cases/:caseId/entries/:entryId', 'questionnaires/entry.tsx', 'members'),
    page('cases/:caseId/recommendations/:recommendationId', 'decision/her-decision.tsx', canRecordDecision),
    page('cases/:caseId/operations/new', 'operation/new-operation.tsx', canRecordOperation),
    page('cases/:caseId/operations/:operationId', 'operation/operation.tsx', 'members'),
    page('cases/:caseId/operations/:operationId/pathology', 'operation/pathology.tsx', canRecordOperation),
    page('cases/:caseId/operations/:operationId/outcome', 'operation/outcome.tsx', canRecordOperation),
  ],
};
