import type { Striking } from '../../kernel/striking.ts';
import { member } from './tables.ts';

/** A version of a series is taken back by its own command (`take-back-version`), with its members. */
export const striking: Striking = { records: [], parts: [member.versionId] };
