import type { CommandContext } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { colleaguesNow, everAt } from './queries/people.ts';

type Context = Pick<CommandContext, 'tx' | 'ownerId' | 'now'>;

/** Refuses a person who has no role at the house today, also somebody of another house. */
export const mustBeColleague = async (
  { tx, ownerId, now }: Context,
  personId: string | null,
  field: string,
): Promise<void> => {
  if (personId === null) return;
  const here = await colleaguesNow(tx, ownerId, now);
  if (!here.some(({ id }) => id === personId)) throw refused('person_unknown', {}, { field });
};

/** Refuses people of whom one never had a role at the house: a record of the past may name those who have left. */
export const mustHaveBeenColleagues = async (
  { tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>,
  personIds: readonly string[],
  field: string,
): Promise<void> => {
  if (personIds.length === 0) return;
  const known = new Set((await everAt(tx, ownerId)).map(({ id }) => id));
  if (personIds.some((id) => !known.has(id))) throw refused('person_unknown', {}, { field });
};
