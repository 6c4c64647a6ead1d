import type { CommandContext } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { colleaguesNow } from '../directory/index.ts';

/** Refuses a person who has no role at the house today, also somebody of another house. */
export const mustBeColleague = async (
  { tx, ownerId, now }: Pick<CommandContext, 'tx' | 'ownerId' | 'now'>,
  personId: string | null,
  field: string,
): Promise<void> => {
  if (personId === null) return;
  const here = await colleaguesNow(tx, ownerId, now);
  if (!here.some(({ id }) => id === personId)) throw refused('person_unknown', {}, { field });
};
