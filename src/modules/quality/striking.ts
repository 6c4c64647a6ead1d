import type { Striking } from '../../kernel/striking.ts';
import { canState } from './policy.ts';
import { statement } from './tables.ts';

/** A statement that should not stand is taken back by whoever may state. */
export const striking: Striking = { records: [{ table: statement, permit: canState }], parts: [] };
