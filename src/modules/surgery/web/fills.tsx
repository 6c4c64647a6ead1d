import { lazy } from 'react';
import type { Drawings } from '../../../kernel/fills.ts';
import type { surgeryFills } from '../fills.server.ts';

// What draws a place comes in one file.
const onCase = () => import('./case/case-operations-drawn.ts');

/** What draws surgery's fills; each file is called like its fill. */
export const surgeryDrawings: Drawings<typeof surgeryFills> = {
  'surgery.confirm': lazy(async () => ({ default: (await onCase()).Confirm })),
  'surgery.my-pathology': lazy(() => import('./work/my-pathology.tsx')),
  'surgery.my-reports': lazy(() => import('./work/my-reports.tsx')),
  'surgery.operations': lazy(async () => ({ default: (await onCase()).Operations })),
};
