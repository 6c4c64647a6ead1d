import { boardDrawings } from '../../modules/board/web/fills.tsx';
import { privacyDrawings } from '../../modules/privacy/web/fills.tsx';
import { qualityDrawings } from '../../modules/quality/web/fills.tsx';
import { surgeryDrawings } from '../../modules/surgery/web/fills.tsx';

/** What draws the fills of all modules; each is loaded by the pages that show it. */
export const drawings = { ...boardDrawings, ...surgeryDrawings, ...privacyDrawings, ...qualityDrawings };
