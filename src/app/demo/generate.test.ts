import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { CaseRecord } from '../../modules/board/index.ts';
import { MeetingRecord, quorum } from '../../modules/meetings/index.ts';
import { generateCentre } from './generate.ts';
import { contextOf, implausible } from './plausible.ts';

const now = Temporal.Instant.from('2026-07-15T02:00:00Z');
const centre = generateCentre({ seed: 'consilium', now });
const today = centre.meetings.at(-1);

describe('the generated centre', () => {
  it('is the same for the same seed and instant', () => {
    const again = generateCentre({ seed: 'consilium', now: now.toZonedDateTimeISO('Asia/Seoul') });
    expect(JSON.stringify(again)).toBe(JSON.stringify(centre));
  });

  it('is another for another seed: other women, other staff, none in common, each of them believable', () => {
    const other = generateCentre({ seed: 'another', now });
    const women = ({ cases }: typeof centre) =>
      cases.map(({ identity, ...record }) =>
        JSON.stringify([identity.latinName, record.case, record.patient]),
      );
    const common = (one: string[], two: string[]) => {
      const known = new Set(two);
      return one.filter((each) => known.has(each));
    };
    expect(common(women(centre), women(other))).toEqual([]);
    const staff = ({ people }: typeof centre) => people.map(({ latinName }) => latinName).join();
    expect(staff(other)).not.toBe(staff(centre));
    const ids = ({ people, meetings, series }: typeof centre) =>
      [series, ...people, ...meetings.flatMap(({ items }) => items)].map(({ id }) => id);
    expect(common(ids(centre), ids(other))).toEqual([]);
    for (const made of [centre, other]) {
      const context = contextOf(made, now);
      expect(made.cases.flatMap((record) => implausible(record, context))).toEqual([]);
    }
  });

  it('parses with the schemas of care and meetings', () => {
    const changed = (schema: z.ZodType, records: readonly object[]) =>
      records.filter((record) => !isDeepStrictEqual(schema.parse(record), record));
    expect(changed(CaseRecord, centre.cases)).toEqual([]);
    expect(changed(MeetingRecord, centre.meetings)).toEqual([]);
  });

  it('has one listing for every agenda item and one agenda item for every listing', () => {
    const listed = centre.cases.flatMap(({ listing, again = [] }) => [
      ...(listing === null ? [] : [listing.agendaItemId]),
      ...again.map((one) => one.listing.agendaItemId),
    ]);
    const items = centre.meetings.flatMap((meeting) => meeting.items.map(({ id }) => id));
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed.toSorted()).toEqual(items.toSorted());
  });

  it('names only people of its own, each with unique ids and record numbers', () => {
    const people = new Set(centre.people.map(({ id }) => id));
    const named = centre.cases.flatMap(({ referral, listing, operations }) => [
      ...(referral ? [referral.consultantId] : []),
      ...(listing?.recommendations.flatMap((r) => [r.ownerPersonId, r.herDecision.spokenBy ?? []].flat()) ??
        []),
      ...operations.flatMap(({ report }) => (report.team ?? []).map(({ person }) => person)),
    ]);
    expect(named.filter((id) => !people.has(id))).toEqual([]);
    expect(new Set(centre.cases.map(({ key }) => key)).size).toBe(centre.cases.length);
    const rows = centre.cases.flatMap(({ operations }) =>
      operations.flatMap(({ report }) => report.team ?? []),
    );
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('offers a sign-in at example.org for each role', () => {
    expect(centre.accounts.map(({ role }) => role)).toEqual([
      'coordinator',
      'chair',
      'surgeon',
      'quality_manager',
    ]);
    for (const { email } of centre.accounts) expect(email).toMatch(/@example\.org$/);
  });

  it.each(['2026-07-15T02:00:00Z', '2026-01-01T15:30:00Z', '2024-02-29T18:10:00Z', '2027-10-04T22:59:00Z'])(
    'holds no implausible case at %s',
    (instant) => {
      const at = Temporal.Instant.from(instant);
      const made = generateCentre({ seed: instant, now: at });
      const context = contextOf(made, at);
      const found = made.cases.map((record) => ({ key: record.key, faults: implausible(record, context) }));
      expect(found.filter(({ faults }) => faults.length > 0)).toEqual([]);
    },
  );
});

describe("today's board", () => {
  it('is open since twenty minutes with one item open and the rest waiting', () => {
    expect(today?.openedAt).toBe(now.subtract({ minutes: 20 }).toString());
    expect(today?.closedAt).toBeNull();
    const states = today?.items.map((item) => (item.closedAt ? 'c' : item.openedAt ? 'o' : 'w')).join('');
    expect(states).toBe('cccccowwwwww');
    expect(today?.localStart.slice(0, 10)).toBe('2026-07-15');
  });

  it('shows the guided woman, well prepared, with a pathologist missing who could still join', () => {
    const item = today?.items.find(({ id }) => id === centre.guided.agendaItemId);
    const record = centre.cases.find(({ key }) => key === centre.guided.key);
    expect(item?.openedAt).not.toBeNull();
    expect(record?.case).toMatchObject({
      stage: 'IIIC',
      histology: 'high-grade-serous',
      treatedBefore: false,
    });
    expect(record?.listing?.recommendations).toEqual([]);
    expect(
      record?.workUp.filter(({ state, key }) => state === 'missing' && key !== 'brca' && key !== 'hrd'),
    ).toEqual([]);
    const verdict = quorum(centre.series.policy, item?.facts ?? {}, today?.presence ?? [], {
      from: item?.openedAt ?? null,
      to: now.toString(),
    });
    expect(verdict.clauses.filter(({ met }) => met === false).map(({ clause }) => clause)).toEqual([
      'pathology',
    ]);
    const pathologists = centre.members.filter(({ discipline }) => discipline === 'pathology');
    expect(pathologists.length).toBeGreaterThan(1);
  });

  it('lists women who are not operated yet, some of them not ready', () => {
    const ids = new Set(today?.items.map(({ id }) => id));
    const women = centre.cases.filter(({ listing }) => listing && ids.has(listing.agendaItemId));
    expect(women).toHaveLength(12);
    expect(women.every(({ operations }) => operations.length === 0)).toBe(true);
    const gaps = women.filter(({ workUp }) =>
      workUp.some(({ state }) => state === 'missing' || state === 'requested'),
    );
    expect(gaps.length).toBeGreaterThan(2);
    const told = women.flatMap(
      ({ listing }) => listing?.recommendations.map((r) => r.herDecision.decision) ?? [],
    );
    expect(new Set(told)).toEqual(new Set(['not_yet_told']));
  });

  it('is today and open also at night and on a Sunday', () => {
    const night = Temporal.Instant.from('2026-11-21T15:05:00Z');
    const made = generateCentre({ seed: 'night', now: night });
    expect(made.series).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=TU', localTime: '07:30' });
    const weekdays = made.meetings.map(
      ({ localStart }) => Temporal.PlainDateTime.from(localStart).toPlainDate().dayOfWeek,
    );
    expect(weekdays.at(-1)).toBe(7);
    expect(weekdays.filter((day) => day > 5)).toHaveLength(1);
    expect(weekdays.filter((day) => day === 2).length / weekdays.length).toBeGreaterThan(0.9);
    expect(made.meetings.at(-1)).toMatchObject({ localStart: '2026-11-22T00:00', closedAt: null });
  });
});
