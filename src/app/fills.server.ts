import type { Fill } from '../kernel/fills.ts';
import { qualityFills } from '../modules/quality/fills.server.ts';

/** What all modules show at places of other modules' pages. */
export const fills: readonly Fill[] = [...qualityFills];
