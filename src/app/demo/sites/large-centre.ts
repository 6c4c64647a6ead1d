import type { Temporal } from 'temporal-polyfill';
import { calendarOf, dayOf, weekdayFrom } from '../calendar.ts';
import { membersOf } from '../centre.ts';
import { randomOf } from '../random.ts';
import type { GeneratedCentre, Member, Series } from '../shapes.ts';
import { generalSeries } from './general-board.ts';
import { type OtherSites, otherSites } from './other-sites.ts';

/** The second board of the large centre, with everything that it has discussed. */
export type GeneralBoard = OtherSites & { readonly series: Series; readonly members: readonly Member[] };

const thursday = 4;

/** What the large centre treats beside carcinomas of ovary, tube and peritoneum, of the last years. Pure, as the centre is. */
export const generalBoardOf = (
  { series: { zone }, people }: Pick<GeneratedCentre, 'series' | 'people'>,
  { seed, now, years }: { seed: string; now: Temporal.Instant; years: number },
): GeneralBoard => {
  const random = randomOf(`${seed} general board`);
  const today = dayOf(now.toZonedDateTimeISO(zone).toPlainDate().toString());
  const from = today - Math.round(365 * years);
  const first = weekdayFrom(from, thursday);
  const calendar = calendarOf(first, today, { weekday: thursday, weeks: 1, isToday: false });
  const series = generalSeries(seed, 'Cervix, uterus and vulva board', {
    first,
    weekday: thursday,
    weeks: 1,
    minutes: 90,
    localTime: '07:30',
    venue: 'Conference room 2, 2F',
  });
  const members = membersOf(series.id, people);
  const general = { seed, people, series, members, calendar, from, today, share: 1, firstNumber: 500_001 };
  return { series, members, ...otherSites(general, { cases: [], listed: [] }, random) };
};
