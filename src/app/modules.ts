import type { Handler } from '../kernel/handlers.ts';
import { handlers as careHandlers } from '../modules/care/index.ts';

/** What modules do when others announce something. */
export const handlers: readonly Handler[] = [...careHandlers];
