import { and, eq, ne } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { conflict, refused } from '../../kernel/errors.ts';
import { localDay } from '../../kernel/zone.ts';
import { isBesideRule, type SeriesRule } from './board-dates.ts';
import { meeting } from './tables.ts';

type Scope = Pick<CommandContext, 'tx' | 'ownerId'>;
type Held = typeof meeting.$inferSelect;

/** Refuses what is said of a meeting in another version than it stands in, and of one that has begun or was cancelled. */
export const mustBePlanned = (held: Held, version: number): void => {
  if (held.state === 'cancelled') throw refused('meeting_cancelled');
  if (held.state !== 'planned') throw refused('meeting_not_planned');
  if (held.version !== version) throw conflict();
};

/** Refuses a time on a day that has passed where the meeting is. */
export const mustLieAhead = (
  { now }: Pick<CommandContext, 'now'>,
  localStart: string,
  zone: string,
): void => {
  if (localStart.slice(0, 10) < localDay(now.toString(), zone))
    throw refused('day_past', {}, { field: 'localStart' });
};

/** Refuses a time at which another meeting of the series begins; that of one that was cancelled is free. */
export const mustBeFree = async (
  { tx, ownerId }: Scope,
  { seriesId, localStart, except }: { seriesId: string; localStart: string; except: string },
): Promise<void> => {
  const there = await tx
    .select({ id: meeting.id })
    .from(meeting)
    .where(
      and(
        eq(meeting.ownerId, ownerId),
        eq(meeting.seriesId, seriesId),
        eq(meeting.localStart, localStart),
        ne(meeting.state, 'cancelled'),
        ne(meeting.id, except),
      ),
    );
  if (there.length > 0) throw refused('meeting_time_taken', {}, { field: 'localStart' });
};

/** What sets a meeting apart that stands on a date which its series does not have there, and why; nothing for any other. */
export const setApart = (
  series: SeriesRule,
  stands: Parameters<typeof isBesideRule>[1],
  why: string | null,
): { extra?: true; why?: string | null } => (isBesideRule(series, stands) ? { extra: true, why } : {});
