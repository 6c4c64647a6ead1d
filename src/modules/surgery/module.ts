import type { HouseAudience } from '../../kernel/audience.ts';
import type { HouseModule } from '../directory/index.ts';
import { derivations } from './derivations.ts';
import { canRecordOperation, canRecordOutcome, canRecordPathology } from './policy.ts';
import { operationToldTables } from './queries/told-tables.ts';
import { striking } from './striking.ts';
import { rights } from './rights.ts';

const page = (path: string, file: string, who: HouseAudience) =>
  ({ path: `/c/:slug/${path}`, file: `modules/surgery/web/${file}`, who, frame: 'app' }) as const;

export const surgery: HouseModule = {
  name: 'surgery',
  dependsOn: ['directory', 'care'],
  rights,
  derivations,
  striking,
  tells: async () => operationToldTables,
  pages: [
    page('cases/:caseId/operations/new', 'operation/new-operation.tsx', canRecordOperation),
    page('cases/:caseId/operations/:operationId', 'operation/operation.tsx', 'members'),
    page('cases/:caseId/operations/:operationId/pathology', 'operation/pathology.tsx', canRecordPathology),
    page('cases/:caseId/operations/:operationId/outcome', 'operation/outcome.tsx', canRecordOutcome),
  ],
};
