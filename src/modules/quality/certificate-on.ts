import { addDays } from '../../kernel/calendar-day.ts';
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';

/** That somebody is certified or is not, from a day on and until another; null without an end. */
export type Certificate = { readonly holds: boolean; readonly from: string; readonly to: string | null };

type Span = { readonly from: string; readonly to: string | null };

/** Spans that meet or overlap, as one each. */
const joined = (spans: readonly Span[]): readonly Span[] =>
  spans
    .toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))
    .reduce<Span[]>((whole, { from, to }) => {
      const last = whole.at(-1);
      if (last === undefined || (last.to !== null && addDays(last.to, 1) < from))
        return [...whole, { from, to }];
      const until = last.to === null || to === null ? null : last.to > to ? last.to : to;
      return [...whole.slice(0, -1), { from: last.from, to: until }];
    }, []);

/**
 * What is stated of a surgeon on the day of an operation, as the indicators count it: it holds or does not on every day that
 * the date may mean, and what holds outweighs what does not. Null where nothing says so.
 */
export const certificateOn = (
  certificates: readonly Certificate[],
  doneOn: PartialDate | null,
): { readonly holds: boolean; readonly since: string } | null => {
  if (doneOn === null) return null;
  const [first, last] = [earliest(doneOn), latest(doneOn)];
  const said = (holds: boolean) => joined(certificates.filter((one) => one.holds === holds));
  const covers = ({ from, to }: Span) => from <= first && (to === null || to >= last);
  const held = said(true);
  const holding = held.find(covers);
  if (holding) return { holds: true, since: holding.from };
  if (held.some(({ from, to }) => from <= last && (to === null || to >= first))) return null;
  const denied = said(false).find(covers);
  return denied ? { holds: false, since: denied.from } : null;
};
