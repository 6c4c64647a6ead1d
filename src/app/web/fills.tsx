import { qualityDrawings } from '../../modules/quality/web/fills.tsx';

/** What draws the fills of all modules; each is loaded by the pages that show it. */
export const drawings = { ...qualityDrawings };
