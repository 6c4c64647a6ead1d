import type { CommandContext } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { everAt } from '../directory/index.ts';
import type { Statement } from './schema.ts';

/** Refuses a statement about somebody who never had a role at the house; `field` says where the statement stands. */
export const checkPeople = async (
  { tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>,
  statements: ReadonlyArray<{ statement: Statement; field: string }>,
): Promise<void> => {
  const named = statements.filter(({ statement }) => statement.personId !== null);
  if (named.length === 0) return;
  const known = new Set((await everAt(tx, ownerId)).map(({ id }) => id));
  const stranger = named.find(({ statement }) => !known.has(statement.personId ?? ''));
  if (stranger) throw refused('person_unknown', {}, { field: `${stranger.field}.personId` });
};
