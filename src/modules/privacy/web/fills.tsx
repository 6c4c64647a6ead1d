import type { Drawings } from '../../../kernel/fills.ts';
import { drawnLater } from '../../../ui/slot.tsx';
import type { privacyFills } from '../fills.server.ts';

/** What draws privacy's fills; each file is called like its fill. */
export const privacyDrawings: Drawings<typeof privacyFills> = drawnLater({
  'privacy.to-note': () => import('./to-note.tsx'),
});
