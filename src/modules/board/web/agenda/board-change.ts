import { data } from 'react-router';
import { refused } from '../../../../kernel/errors.ts';
import { allFields } from '../../../../kernel/http/submitted-fields.ts';
import { parsed } from '../../../../kernel/input-faults.ts';
import { policyName } from '../../board-policy.ts';
import type { Name } from '../../../../kernel/names.ts';
import {
  ChangeTerms,
  datesOf,
  isBesideRule,
  type seriesHistory,
  type SeriesTerms,
} from '../../../meetings/index.ts';

type History = Awaited<ReturnType<typeof seriesHistory>>;
type Version = History['versions'][number];
type Rule = Parameters<typeof isBesideRule>[0];
type Seat = Version['members'][number];

/** A planned meeting that a change sets apart. */
export type SetApart = { readonly id: string; readonly localStart: string; readonly cases: number };
/** What a change of a board means: its next dates, and the meetings that stay as special ones. */
export type ChangeMeans = { readonly dates: readonly string[]; readonly apart: readonly SetApart[] };

/** The answer to the button that shows what a form means: it is drawn again as it was typed, and nothing is saved. */
export const checked = (form: FormData, means: ChangeMeans) =>
  data({
    refusal: { code: 'form_drawn_again' as const, params: {}, field: undefined, issues: [] },
    submitted: allFields(form),
    means,
  });

/** What it means to set a board up, judged as the command would. */
export const firstDates = (series: Readonly<Record<string, unknown>>): ChangeMeans => {
  const { id: _id, kind: _kind, name: _name, ...terms } = series;
  const { series: read, fromOn } = parsed(ChangeTerms, { fromOn: terms['startsOn'], series: terms });
  return { dates: datesOf([{ ...read, fromOn: null }], fromOn, 3), apart: [] };
};

/** The planned meetings from a day on, before the next version, that are no dates of a rule. */
const apartFrom = ({ versions, planned }: History, from: string, rule: Rule): SetApart[] => {
  const until = versions.find(({ fromOn }) => fromOn !== null && fromOn > from)?.fromOn ?? null;
  return planned
    .filter((one) => one.localStart >= from && (until === null || one.localStart < until))
    .filter((one) => isBesideRule(rule, one))
    .map(({ id, localStart, items }) => ({ id, localStart, cases: items }));
};

/** What it means that a board is another one from a day on; refuses a day from which the command would refuse it. */
export const meansOf = (history: History, fromOn: string, terms: SeriesTerms): ChangeMeans => {
  const refuse = (code: 'meeting_held_since' | 'series_version_there') =>
    refused(code, {}, { field: 'fromOn' });
  if (history.heldOn !== null && history.heldOn >= fromOn) throw refuse('meeting_held_since');
  if (history.versions.some((one) => one.fromOn === fromOn)) throw refuse('series_version_there');
  const later = history.versions.filter((one) => one.fromOn !== null && one.fromOn > fromOn);
  return {
    dates: datesOf([{ ...terms, fromOn }, ...later], fromOn, 3),
    apart: apartFrom(history, fromOn, terms),
  };
};

const seatsChanged = (now: readonly Seat[], before: readonly Seat[], nameOf: (id: string) => Name) => {
  const lacks = (seat: Seat, seats: readonly Seat[]) =>
    !seats.some(
      ({ personId, role, discipline }) =>
        personId === seat.personId && role === seat.role && discipline === seat.discipline,
    );
  const told = ({ personId, role, discipline }: Seat) => ({ name: nameOf(personId), role, discipline });
  return {
    came: now.filter((seat) => lacks(seat, before)).map(told),
    went: before.filter((seat) => lacks(seat, now)).map(told),
  };
};

const whenAndHow = ({ rule, localTime, zone, minutes, venue, policy }: Version) => ({
  policyName: policyName(policy),
  rule,
  localTime,
  zone,
  minutes,
  venue,
  policy,
});

const writer = ({ by }: Version, nameOf: (id: string) => Name) => {
  if (by === null) return null;
  const { kind, personId } = by.actor;
  return { kind, name: personId === undefined ? null : nameOf(personId) };
};

/** The versions of a board, the latest first: from when, what became other, by whom and why; and what taking one back means. */
export const versionsTold = (history: History, nameOf: (id: string) => Name) => {
  const { versions, heldOn } = history;
  return versions
    .map((version, index) => {
      const before = versions[index - 1];
      const { versionId, fromOn, members } = version;
      const mayGo = before !== undefined && fromOn !== null && (heldOn === null || heldOn < fromOn);
      return {
        versionId,
        fromOn,
        is: whenAndHow(version),
        was: before === undefined ? null : whenAndHow(before),
        seats: seatsChanged(members, before?.members ?? [], nameOf),
        who: writer(version, nameOf),
        why: version.by?.reason ?? null,
        /** Meetings that stay as special ones when it is taken back; null where it no longer is. */
        back: mayGo ? apartFrom(history, fromOn, before) : null,
      };
    })
    .toReversed();
};
export type VersionTold = ReturnType<typeof versionsTold>[number];
