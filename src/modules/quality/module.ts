import type { HouseAudience } from '../../kernel/audience.ts';
import type { HouseModule } from '../directory/index.ts';
import { derivations } from './derivations.ts';
import { canState } from './policy.ts';
import { scorecardRoute } from './routes.ts';
import { striking } from './striking.ts';
import { rights } from './rights.ts';

const page = (path: string, file: string, who: HouseAudience) =>
  ({ path: `/c/:slug/${path}`, file: `modules/quality/web/${file}`, who, frame: 'app' }) as const;

export const quality: HouseModule = {
  name: 'quality',
  dependsOn: ['directory', 'meetings', 'care', 'board', 'surgery'],
  rights,
  views: 'modules/quality/views.sql',
  api: [scorecardRoute],
  derivations,
  striking,
  navigation: [
    { path: 'scorecard', label: /*i18n*/ { id: 'nav.scorecard', message: 'Scorecard' } },
    { path: 'survival', label: /*i18n*/ { id: 'nav.survival', message: 'Survival' } },
    { path: 'counts', label: /*i18n*/ { id: 'nav.counts', message: 'Opened counts' } },
    { path: 'statements', label: /*i18n*/ { id: 'nav.statements', message: 'Statements' } },
  ],
  pages: [
    page('scorecard', 'scorecard.tsx', 'members'),
    {
      path: '/c/:slug/scorecard/spreadsheet',
      file: 'modules/quality/web/scorecard-spreadsheet.ts',
      who: 'members',
      frame: 'bare',
    },
    {
      path: '/c/:slug/scorecard/assessment',
      file: 'modules/quality/web/self-assessment.ts',
      who: 'members',
      frame: 'bare',
    },
    page('scorecard/:indicator/:count', 'counted-cases.tsx', 'members'),
    page('survival', 'survival.tsx', 'members'),
    page('counts', 'opened-counts.tsx', 'members'),
    page('statements', 'statements.tsx', 'members'),
    page('statements/:statementId', 'take-statement.tsx', canState),
  ],
};
