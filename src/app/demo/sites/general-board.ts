import { uuidOfName } from '../../../kernel/ids.ts';
import { boardPolicy } from '../../../modules/board/index.ts';
import { deferralReasonOf, secondAt, secondsOfCase, withReasons } from '../boards.ts';
import { type Calendar, dateOf } from '../calendar.ts';
import { zone } from '../centre.ts';
import { conclusionWeights } from '../parameters.ts';
import { instantOf, presenceOf } from '../presence.ts';
import type { Random } from '../random.ts';
import type { Day, MeetingRecord, Member, Person, Series } from '../shapes.ts';

/** An item of an agenda before anybody has spoken of it. */
export type Listed = { readonly id: string; readonly board: Day; readonly isDeferred: boolean };

type Item = MeetingRecord['items'][number];
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** A board in its rhythm, from its first day on. */
export const generalSeries = (
  seed: string,
  name: string,
  {
    first,
    weekday,
    weeks,
    minutes,
    localTime,
    venue,
  }: { first: Day; weekday: number; weeks: number; minutes: number; localTime: string; venue: string },
): Series => ({
  id: uuidOfName('demonstration', seed, 'series', name),
  kind: 'board',
  name,
  rule: `FREQ=WEEKLY;${weeks === 1 ? '' : `INTERVAL=${weeks};`}BYDAY=${weekdays[weekday - 1]}`,
  startsOn: dateOf(first),
  localTime,
  zone,
  minutes,
  venue,
  policy: boardPolicy('core-departments@1'),
});

const waiting = ({ id }: Listed): Item => ({
  id,
  minutes: 4,
  facts: { biopsy: true },
  openedAt: null,
  closedAt: null,
  conclusion: null,
  deferralReason: null,
});

const planned = (day: Day, items: readonly Listed[], series: Series): MeetingRecord => ({
  seriesId: series.id,
  localStart: `${dateOf(day)}T${series.localTime}`,
  zone: series.zone,
  minutes: series.minutes,
  openedAt: null,
  closedAt: null,
  presence: [],
  items: items.map(waiting),
});

const held = (
  { day, week, items }: { day: Day; week: number; items: readonly Listed[] },
  series: Series,
  people: readonly Person[],
  random: Random,
): MeetingRecord => {
  const opened = secondAt(day, series) + random.whole(0, 240);
  let clock = opened + random.whole(20, 90);
  const discussed = random.shuffled(items).map((item): Item => {
    const from = clock;
    const to = from + secondsOfCase(random);
    clock = to + random.whole(3, 20);
    return {
      ...waiting(item),
      openedAt: instantOf(from),
      closedAt: instantOf(to),
      conclusion: item.isDeferred ? 'deferred' : random.weighted(conclusionWeights.value),
      deferralReason: item.isDeferred ? deferralReasonOf(random) : null,
    };
  });
  const closed = clock + random.whole(20, 120);
  return {
    ...planned(day, [], series),
    openedAt: instantOf(opened),
    closedAt: instantOf(closed),
    presence: presenceOf(people, week, opened, closed, random.fork('presence')),
    items: discussed,
  };
};

/** The boards that were held before today, each with what it discussed, and the next one with what waits for it. */
export const generalMeetings = (
  listed: readonly Listed[],
  {
    series,
    members,
    people,
    calendar,
    today,
  }: {
    series: Series;
    members: readonly Member[];
    people: readonly Person[];
    calendar: Calendar;
    today: Day;
  },
  random: Random,
): MeetingRecord[] => {
  const byDay = Map.groupBy(listed, ({ board }) => board);
  const past = calendar.boards
    .filter((day) => day < today)
    .flatMap((day, week): MeetingRecord[] => {
      const items = byDay.get(day);
      const draw = random.fork(`general board ${day}`);
      return items === undefined
        ? []
        : [
            withReasons(
              held({ day, week, items }, series, people, draw),
              series,
              members,
              draw.fork('quorum'),
            ),
          ];
    });
  const next = calendar.boardFrom(today + 1);
  return [...past, planned(next, byDay.get(next) ?? [], series)];
};
