import type { Drawings } from '../../../kernel/fills.ts';
import type { surgeryFills } from '../fills.server.ts';
import { drawnLater } from '../../../ui/slot.tsx';

// What draws a place comes in one file.
const onCase = () => import('./case/case-operations-drawn.ts');

/** What draws surgery's fills; each file is called like its fill. */
export const surgeryDrawings: Drawings<typeof surgeryFills> = drawnLater({
  'surgery.confirm': async () => ({ default: (await onCase()).Confirm }),
  'surgery.my-pathology': () => import('./work/my-pathology.tsx'),
  'surgery.my-reports': () => import('./work/my-reports.tsx'),
  'surgery.operations': async () => ({ default: (await onCase()).Operations }),
});
