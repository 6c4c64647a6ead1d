import type { Tx } from '../../../kernel/scope.ts';
import { boardKind } from '../board-policy.ts';
import { datesOf, meetingsBefore, meetingsFrom, versionsOfKind } from '../../meetings/index.ts';

type Overview = Awaited<ReturnType<typeof meetingsFrom>>[number];
/** A meeting at its time; or the time that it left, with the one to which it went. */
export type MeetingOverview = Overview & { readonly movedTo: string | null };

/** Meetings in the order of their times, and in the same order the times from a day on that some of them left. */
const withLeft = (meetings: readonly Overview[], from: string): MeetingOverview[] =>
  meetings
    .flatMap((one): MeetingOverview[] => {
      const { movedFrom, localStart } = one;
      const stands = localStart >= from ? [{ ...one, movedTo: null }] : [];
      return movedFrom === null || movedFrom < from
        ? stands
        : [...stands, { ...one, localStart: movedFrom, movedTo: localStart }];
    })
    .toSorted((a, b) => a.localStart.localeCompare(b.localStart) || a.id.localeCompare(b.id));

/** Whether a date of the rule is decided: its meeting is planned, moved or cancelled, or another one begins at its time. */
const isDecided = (meetings: readonly Overview[]) => {
  const planned = meetings.filter(({ extra }) => extra !== true);
  const days = planned.flatMap(({ localStart, movedFrom }) => [localStart, movedFrom ?? localStart]);
  const decided = new Set(days.map((start) => start.slice(0, 10)));
  const begins = new Set(meetings.map(({ localStart }) => localStart));
  return (date: string): boolean => decided.has(date.slice(0, 10)) || begins.has(date);
};

/** The owner's boards, each with its meetings around the local day and the next date its rule gives that is not planned yet. */
export const boardCalendar = async (tx: Tx, ownerId: string, today: string) => {
  const series = await versionsOfKind(tx, ownerId, boardKind);
  const coming = await meetingsFrom(tx, ownerId, boardKind, today, 100);
  const past = await meetingsBefore(tx, ownerId, boardKind, today, 100);
  return series.map((versions) => {
    const [board] = versions;
    const own = coming.filter(({ seriesId }) => seriesId === board.id);
    const gone = past.filter(({ seriesId }) => seriesId === board.id);
    const shown = withLeft([...own, ...gone], today);
    const known = [...own, ...gone.filter(({ movedFrom }) => movedFrom !== null && movedFrom >= today)];
    const decided = isDecided(known);
    const dates = datesOf(versions, today, 2 * known.length + 1);
    return {
      id: board.id,
      name: board.name,
      today: shown.filter(({ localStart }) => localStart.startsWith(today)),
      next: shown.filter(({ localStart }) => !localStart.startsWith(today)),
      past: gone.slice(0, 20).map((one) => ({ ...one, movedTo: null })),
      unplanned: dates.find((date) => !decided(date)) ?? null,
    };
  });
};
export type BoardCalendar = Awaited<ReturnType<typeof boardCalendar>>[number];
