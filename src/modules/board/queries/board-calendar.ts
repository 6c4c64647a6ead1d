import type { Tx } from '../../../kernel/scope.ts';
import { boardKind } from '../board-policy.ts';
import { meetingsBefore, meetingsFrom, nextDates, seriesOfKind } from '../../meetings/index.ts';

export type MeetingOverview = Awaited<ReturnType<typeof meetingsFrom>>[number];

/** The owner's boards, each with its meetings around the local day and the next date its rule gives that is not planned yet. */
export const boardCalendar = async (tx: Tx, ownerId: string, today: string) => {
  const series = await seriesOfKind(tx, ownerId, boardKind);
  const coming = await meetingsFrom(tx, ownerId, boardKind, today, 100);
  const past = await meetingsBefore(tx, ownerId, boardKind, today, 100);
  return series.map((board) => {
    const own = coming.filter(({ seriesId }) => seriesId === board.id);
    const planned = new Set(own.map(({ localStart }) => localStart.slice(0, 10)));
    const dates = nextDates(board, today, planned.size + 1);
    return {
      id: board.id,
      name: board.name,
      today: own.filter(({ localStart }) => localStart.startsWith(today)),
      next: own.filter(({ localStart }) => !localStart.startsWith(today)),
      past: past.filter(({ seriesId }) => seriesId === board.id).slice(0, 20),
      unplanned: dates.find((date) => !planned.has(date.slice(0, 10))) ?? null,
    };
  });
};
export type BoardCalendar = Awaited<ReturnType<typeof boardCalendar>>[number];
