import { lazy } from 'react';
import type { Drawings } from '../../../kernel/fills.ts';
import type { qualityFills } from '../fills.server.ts';

/** What draws quality's fills; each file is called like its fill. */
export const qualityDrawings: Drawings<typeof qualityFills> = {
  'quality.case-facts': lazy(() => import('./case-facts.tsx')),
  'quality.operation-indicators': lazy(() => import('./operation-indicators.tsx')),
};
