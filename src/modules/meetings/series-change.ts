import { and, asc, eq, gte, ne } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { updateRow } from '../../kernel/write-rows.ts';
import { isBesideRule, type SeriesRule } from './board-dates.ts';
import type { MovingScope } from './load.ts';
import { meeting } from './tables.ts';

type Planned = typeof meeting.$inferSelect;
/** The days that a version holds: from the first on, before the other (null: for good). */
export type Days = { readonly from: string; readonly until: string | null };

/**
 * The meetings of a series that are planned for these days, locked; refuses days since which one has begun or ended, which has been held
 * as the series was then.
 */
const plannedFor = async (
  { tx, ownerId, moves }: MovingScope,
  seriesId: string,
  { from, until }: Days,
): Promise<Planned[]> => {
  const since = await tx
    .select()
    .from(meeting)
    .where(
      and(
        eq(meeting.ownerId, ownerId),
        eq(meeting.seriesId, seriesId),
        gte(meeting.localStart, from),
        ne(meeting.state, 'cancelled'),
      ),
    )
    .orderBy(asc(meeting.id))
    .for('update');
  if (since.some(({ state }) => state !== 'planned'))
    throw refused('meeting_held_since', {}, { field: 'fromOn' });
  const planned = since.filter(({ localStart }) => until === null || localStart < until);
  for (const { id } of planned) moves(`meeting:${id}`);
  return planned;
};

type As = SeriesRule & { readonly minutes: number };
/** What of a planned meeting becomes other when its series does: `undone` is the entry whose change is taken back. */
const becomes = (
  one: Planned,
  { was, is, undone, why }: { was: As; is: As; undone: string | null; why: string | null },
): Partial<Planned> => {
  if (isBesideRule(is, one)) return { extra: true, why };
  const isSetApart = one.extra === true && one.entryId === undone;
  const isAgain = isSetApart && !isBesideRule(is, { ...one, extra: null });
  const isUsual = (isAgain || one.extra === null) && one.movedFrom === null;
  return {
    ...(isAgain && { extra: null, why: null }),
    ...(isUsual && one.minutes === was.minutes && was.minutes !== is.minutes && { minutes: is.minutes }),
  };
};

/**
 * Lets the planned meetings of these days follow a series that becomes another. Those on dates that its rule does not give stay, as special ones for the
 * reason given: whoever changes it has seen which (`apart`), else nothing is done. Returns how many.
 */
export const followSeries = async (
  context: CommandContext,
  change: {
    readonly seriesId: string;
    readonly days: Days;
    readonly was: As;
    readonly is: As;
    readonly apart: readonly string[];
    readonly undone: string | null;
  },
): Promise<number> => {
  const { seriesId, days, was, is, apart, undone } = change;
  const planned = await plannedFor(context, seriesId, days);
  const beside = planned.filter((one) => isBesideRule(is, one)).map(({ id }) => id);
  if (new Set([...beside, ...apart]).size !== beside.length || new Set(apart).size !== beside.length)
    throw refused('meetings_apart_differ');
  for (const one of planned) {
    const set = becomes(one, { was, is, undone, why: context.reason });
    if (Object.keys(set).length > 0) await updateRow(context.tx, meeting, one, set);
  }
  return beside.length;
};

/** The version of a series that follows a day, by its day; of versions in the order of their days. */
export const dayAfter = (
  versions: readonly { readonly fromOn: string | null }[],
  day: string,
): string | null => versions.find(({ fromOn }) => fromOn !== null && fromOn > day)?.fromOn ?? null;
