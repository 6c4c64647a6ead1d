import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import {
  addSeries,
  cancelMeeting,
  closeMeeting,
  concludeItem,
  meetingWithAgenda,
  openItem,
  openMeeting,
  planMeeting,
} from '../../meetings/index.ts';
import { boardPolicy } from '../board-policy.ts';
import { listing } from '../tables.ts';
import { importCases } from './import-cases.ts';
import { listCase } from './list-case.ts';
import { importableRow } from '../../../testing/importable-row.ts';

const ready = async () => {
  const centre = await createTestCentre();
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { caseId } = await referTestCase(centre);
  return { centre, meetingId, caseId, input: { caseId, meetingId, minutes: 5 } };
};

const listings = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) => tx.select().from(listing));

describe('putting a case on an agenda', () => {
  test('names its referral and its item, and says so by ids alone', async () => {
    const { centre, meetingId, caseId, input } = await ready();
    const { id, agendaItemId } = await centre.as(centre.people.coordinator, listCase, input);
    expect(await listings(centre)).toMatchObject([{ id, caseId, agendaItemId, state: 'listed' }]);
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'board.list-case',
      topics: expect.stringContaining(`meeting:${meetingId}`),
      events: [{ type: 'board.case-listed', caseId, itemId: agendaItemId }],
    });
  });

  test('happens once at a time: no two boards discuss her at once', async () => {
    const { centre, input } = await ready();
    const { coordinator, chair } = centre.people;
    const other = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
    await centre.as(coordinator, listCase, input);
    for (const meetingId of [input.meetingId, other.meetingId])
      expect(await refusalOf(centre, chair, listCase, { ...input, meetingId })).toEqual({
        code: 'case_already_listed',
        wrote: 0,
      });
    expect(await listings(centre)).toHaveLength(1);
  });

  test('tells the board of her own biopsy, not of another woman’s', async () => {
    const { centre, meetingId } = await ready();
    const histology = (state: 'present' | 'not_applicable') => ({
      workUp: [
        { key: 'histology' as const, state, value: null, unit: null, takenOn: null, reason: 'no tissue' },
      ],
    });
    const said: unknown[] = [];
    for (const [more, facts] of [
      [histology('present'), { biopsy: true }],
      [histology('not_applicable'), { biopsy: false }],
      [{}, {}],
    ] as const) {
      const { caseId } = await referTestCase(centre, more);
      await centre.as(centre.people.chair, listCase, { caseId, meetingId, minutes: 5 });
      said.push(facts);
    }
    const { items } = await withScope(centre.database, [centre.ownerId], (tx) =>
      meetingWithAgenda(tx, centre.ownerId, meetingId),
    );
    expect(items.map(({ facts }) => facts)).toEqual(said);
  });

  test('of two people listing her at the same moment, one is told', async () => {
    const { centre, input } = await ready();
    const both = await Promise.allSettled(
      [centre.people.coordinator, centre.people.chair].map((actor) => centre.as(actor, listCase, input)),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'case_already_listed' },
    });
    expect(await listings(centre)).toHaveLength(1);
  });

  test('of two women listed at the same moment both stand there, one after the other', async () => {
    const { centre, meetingId } = await ready();
    await createTestBoard(centre, { items: 5, localStart: '2026-11-26T08:00' });
    const both = [await referTestCase(centre), await referTestCase(centre), await referTestCase(centre)];
    await Promise.all(
      both.map(({ caseId }) =>
        centre.as(centre.people.coordinator, listCase, { caseId, meetingId, minutes: 5 }),
      ),
    );
    const { items } = await withScope(centre.database, [centre.ownerId], (tx) =>
      meetingWithAgenda(tx, centre.ownerId, meetingId),
    );
    expect(items.map(({ position }) => position)).toEqual([1, 2, 3]);
  });

  test('a place on the agenda that was taken back stays free, and each agenda counts its own', async () => {
    const { centre, input } = await ready();
    const { coordinator } = centre.people;
    await createTestBoard(centre, { items: 5, localStart: '2026-11-26T08:00' });
    const { id } = await centre.as(coordinator, listCase, input);
    await centre.as(coordinator, strike, { table: 'board.listing', id, version: 1 });
    const { caseId } = await referTestCase(centre);
    await centre.as(coordinator, listCase, { ...input, caseId });
    const { items } = await withScope(centre.database, [centre.ownerId], (tx) =>
      meetingWithAgenda(tx, centre.ownerId, input.meetingId),
    );
    expect(items.map(({ position }) => position)).toEqual([2]);
  });

  test('needs a meeting of a board, and one that is not cancelled', async () => {
    const { centre, input } = await ready();
    const { chair, coordinator } = centre.people;
    const seriesId = randomUUID();
    await centre.as(chair, addSeries, {
      series: {
        id: seriesId,
        kind: 'conference',
        name: 'Conference',
        rule: 'FREQ=WEEKLY;BYDAY=FR',
        startsOn: '2026-01-02',
        localTime: '08:00',
        zone: centre.zone,
        minutes: 60,
        venue: null,
        policy: boardPolicy('esgo-advanced-ovarian@1'),
      },
      members: [{ personId: chair.personId, discipline: 'gynaecologic-oncology', role: 'chair' }],
    });
    const { id: conference } = await centre.as(chair, planMeeting, {
      seriesId,
      localStart: '2026-11-20T08:00',
    });
    const elsewhere = { ...input, meetingId: conference };
    expect(await refusalOf(centre, coordinator, listCase, elsewhere)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    await centre.as(chair, cancelMeeting, { meetingId: input.meetingId, version: 1 });
    expect(await refusalOf(centre, coordinator, listCase, input)).toEqual({
      code: 'meeting_cancelled',
      wrote: 0,
    });
  });

  test('needs a meeting that is not closed', async () => {
    const { centre, meetingId, input } = await ready();
    const { chair } = centre.people;
    await centre.as(chair, openMeeting, { meetingId });
    await centre.as(chair, closeMeeting, { meetingId });
    expect(await refusalOf(centre, chair, listCase, input)).toEqual({ code: 'meeting_closed', wrote: 0 });
  });

  test('happens again once the board has deferred her', async () => {
    const { centre, meetingId, input } = await ready();
    const { chair } = centre.people;
    const { agendaItemId } = await centre.as(chair, listCase, input);
    await centre.as(chair, openMeeting, { meetingId });
    await centre.as(chair, openItem, { itemId: agendaItemId });
    await centre.as(chair, concludeItem, {
      itemId: agendaItemId,
      conclusion: 'deferred',
      deferralReason: 'imaging_missing',
      next: false,
    });
    const next = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
    await centre.as(chair, listCase, { ...input, meetingId: next.meetingId });
    expect((await listings(centre)).map(({ state }) => state).toSorted()).toEqual(['deferred', 'listed']);
  });

  test('needs a referral, a meeting that is there, and minutes', async () => {
    const { centre, input } = await ready();
    const { coordinator, administrator } = centre.people;
    const rows = {
      async *[Symbol.asyncIterator]() {
        yield importableRow;
      },
    };
    await centre.as(administrator, importCases, {
      rows,
      mapping: 'test',
      mappingVersion: '1',
      fileHash: 'f',
      finish: () => 'keep' as const,
    });
    const found = await withScope(centre.database, [centre.ownerId], (tx) =>
      tx.execute<{ id: string }>("select id from care.case where entry = 'registry'"),
    );
    const caseId = found.rows[0]?.id ?? '';
    const wrong = [
      [{ ...input, caseId }, 'referral_missing'],
      [{ ...input, caseId: randomUUID() }, 'not_found'],
      [{ ...input, meetingId: randomUUID() }, 'not_found'],
      [{ ...input, minutes: 0 }, 'invalid_input'],
    ] as const;
    for (const [given, code] of wrong)
      expect(await refusalOf(centre, coordinator, listCase, given)).toEqual({ code, wrote: 0 });
    expect(await listings(centre)).toEqual([]);
  });

  test('is not for those who only count or look, nor for another house', async () => {
    const { centre, input } = await ready();
    const there = await createTestCentre();
    for (const role of ['administrator', 'quality_manager', 'observer'] as const)
      expect(await refusalOf(centre, centre.people[role], listCase, input), role).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
    expect(await refusalOf(there, there.people.coordinator, listCase, input)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
  });
});
