import type { Drawings } from '../../../kernel/fills.ts';
import type { qualityFills } from '../fills.server.ts';
import { drawnLater } from '../../../ui/slot.tsx';

/** What draws quality's fills; each file is called like its fill. */
export const qualityDrawings: Drawings<typeof qualityFills> = drawnLater({
  'quality.case-facts': () => import('./case-facts.tsx'),
  'quality.operation-indicators': () => import('./operation-indicators.tsx'),
});
