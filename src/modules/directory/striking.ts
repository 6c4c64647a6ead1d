import { belongsTo } from '../../kernel/actor.ts';
import type { Striking } from '../../kernel/striking.ts';
import { mayTakeBack } from './absence-write.ts';
import { absence } from './tables.ts';

/** An absence is taken back by whoever may say it: for others not everybody may. */
export const striking: Striking = {
  records: [{ table: absence, permit: belongsTo, within: { by: absence.personId, hold: mayTakeBack } }],
  parts: [],
};
