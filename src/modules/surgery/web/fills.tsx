import { lazy } from 'react';
import type { Drawings } from '../../../kernel/fills.ts';
import type { surgeryFills } from '../fills.server.ts';

/** What draws surgery's fills; each file is called like its fill. */
export const surgeryDrawings: Drawings<typeof surgeryFills> = {
  'surgery.confirm': lazy(() => import('./case/confirm.tsx')),
  'surgery.my-reports': lazy(() => import('./work/my-reports.tsx')),
  'surgery.operations': lazy(() => import('./case/operations.tsx')),
};
