import { z } from 'zod';
import { command, type CommandContext } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { colleaguesNow } from '../../directory/index.ts';
import { nextDates } from '../board-dates.ts';
import { canPlanMeetings } from '../policy.ts';
import { Member, Series } from '../schema.ts';
import { mustKnow } from '../series-policy.ts';
import { member, series } from '../tables.ts';

/** Refuses a rule that never comes to a date. */
const mustMeet = (rule: Series): void => {
  if (nextDates(rule, rule.startsOn, 1).length === 0)
    throw refused('recurrence_rule_unknown', {}, { field: 'series.rule' });
};

/** Refuses somebody twice, and somebody who has no role at the house today, also of another house. */
const mustBelong = async (
  { tx, ownerId, now }: CommandContext,
  members: readonly Member[],
): Promise<void> => {
  const people = new Set(members.map(({ personId }) => personId));
  if (people.size < members.length) throw refused('person_repeated', {}, { field: 'members' });
  const here = new Set((await colleaguesNow(tx, ownerId, now)).map(({ id }) => id));
  if ([...people].some((id) => !here.has(id))) throw refused('person_unknown', {}, { field: 'members' });
};

/** Sets up a series: its weekly rule in its zone, its policy, which stays with it, and its members. */
export const addSeries = command({
  name: 'meetings.add-series',
  input: z.object({ series: Series, members: z.array(Member).max(500) }).strict(),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => canPlanMeetings(actor, ownerId),
  run: async (context, input) => {
    const { tx, ownerId, newId, moves } = context;
    moves(`series:${input.series.id}`);
    mustMeet(input.series);
    await mustBelong(context, input.members);
    const { policy: terms, ...of } = input.series;
    for (const { discipline } of input.members) mustKnow(terms.disciplines, discipline, 'members');
    await insertRows(tx, series, [{ ownerId, ...of, policy: terms.id, terms }]);
    await insertRows(
      tx,
      member,
      input.members.map((row) => ({ ownerId, id: newId(), seriesId: input.series.id, ...row })),
    );
    return { id: input.series.id };
  },
});
