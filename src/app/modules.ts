import { houseOf, type House } from '../kernel/derivation.ts';
import type { Handler } from '../kernel/handlers.ts';
import { derivations as careDerivations, handlers as careHandlers } from '../modules/care/index.ts';

/** What modules do when others announce something. */
export const handlers: readonly Handler[] = [...careHandlers];

/** What is recomputed inside every command; `thrown` ends a command whose rule throws, for tests. */
export const openHouse = (failing?: House['failing']): House => houseOf(careDerivations, failing);
