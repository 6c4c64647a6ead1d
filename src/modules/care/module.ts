import type { HouseModule } from '../directory/index.ts';
import { derivations } from './derivations.ts';
import { handlers } from './events.ts';
import { boardRoutes } from './routes.ts';

const page = (path: string, file: string) =>
  ({ path: `/c/:slug/${path}`, file: `modules/care/web/${file}`, frame: 'app' }) as const;

export const care: HouseModule = {
  name: 'care',
  dependsOn: ['directory', 'meetings'],
  views: 'modules/care/views.sql',
  live: boardRoutes,
  handlers,
  derivations,
  navigation: [
    { path: 'meetings', label: /*i18n*/ { id: 'nav.meetings', message: 'Board meetings' } },
    { path: 'cases', label: /*i18n*/ { id: 'nav.cases', message: 'Cases' } },
  ],
  pages: [
    page('meetings', 'meetings.tsx'),
    page('meetings/new-board', 'new-board.tsx'),
    page('meetings/:meetingId', 'agenda.tsx'),
    page('meetings/:meetingId/live', 'live-meeting.tsx'),
    page('cases', 'cases.tsx'),
    page('cases/find', 'find-cases.tsx'),
    page('cases/new', 'refer-case.tsx'),
    page('cases/:caseId', 'case.tsx'),
    page('cases/:caseId/work-up', 'work-up.tsx'),
    page('cases/:caseId/correct', 'correct-case.tsx'),
    page('cases/:caseId/history', 'history.tsx'),
    page('cases/:caseId/recommendations/:recommendationId', 'her-decision.tsx'),
    page('cases/:caseId/operations/new', 'new-operation.tsx'),
    page('cases/:caseId/operations/:operationId', 'operation.tsx'),
    page('cases/:caseId/operations/:operationId/pathology', 'pathology.tsx'),
    page('cases/:caseId/operations/:operationId/outcome', 'outcome.tsx'),
  ],
};
