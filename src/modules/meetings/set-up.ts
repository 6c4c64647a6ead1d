import type { CommandContext } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { colleaguesNow } from '../directory/index.ts';
import type { Member, SeriesTerms } from './schema.ts';
import { mustKnow } from './series-policy.ts';

/** Refuses nobody at all, somebody twice, and somebody who has no role at the house today, also of another house. */
const mustBelong = async (
  { tx, ownerId, now }: CommandContext,
  members: readonly Member[],
): Promise<void> => {
  if (members.length === 0) throw refused('members_needed', {}, { field: 'members' });
  const people = new Set(members.map(({ personId }) => personId));
  if (people.size < members.length) throw refused('person_repeated', {}, { field: 'members' });
  const here = new Set((await colleaguesNow(tx, ownerId, now)).map(({ id }) => id));
  if ([...people].some((id) => !here.has(id))) throw refused('person_unknown', {}, { field: 'members' });
};

/** Refuses what no series can be: one without members, with members who are not of the house, or of no discipline its policy knows. */
export const mustBeSeries = async (
  context: CommandContext,
  terms: SeriesTerms,
  members: readonly Member[],
): Promise<void> => {
  await mustBelong(context, members);
  for (const { discipline } of members) mustKnow(terms.policy.disciplines, discipline, 'members');
};
