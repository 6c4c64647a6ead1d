import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { meetingsBefore, meetingWithAgenda } from '../queries/agenda.ts';
import type { MeetingRecord } from '../schema.ts';
import { agendaItem } from '../tables.ts';
import { importMeetings } from './import-meetings.ts';

const pastMeeting = (centre: TestCentre, seriesId: string, joined: readonly string[]): MeetingRecord => ({
  seriesId,
  localStart: '2026-11-12T08:00',
  zone: centre.zone,
  minutes: 60,
  openedAt: '2026-11-11T23:00:00Z',
  closedAt: '2026-11-12T00:00:00Z',
  presence: joined.map((personId, index) => ({
    personId,
    discipline: (['gynaecologic-oncology', 'radiology', 'haematology-oncology'] as const)[index] ?? 'nursing',
    mode: 'room',
    joinedAt: '2026-11-11T23:00:00Z',
    leftAt: '2026-11-12T00:00:00Z',
  })),
  items: [
    {
      id: randomUUID(),
      minutes: 5,
      facts: { biopsy: false },
      openedAt: '2026-11-11T23:05:00Z',
      closedAt: '2026-11-11T23:10:00Z',
      conclusion: 'reached',
      deferralReason: null,
    },
  ],
});

const importedItem = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => {
    const [past] = await meetingsBefore(tx, centre.ownerId, 'board', '2026-11-13');
    return (await meetingWithAgenda(tx, centre.ownerId, past?.id ?? '')).items[0];
  });

describe('importing meetings', () => {
  test('computes the quorum from the presence given, without observers', async () => {
    for (const [radiologist, met] of [
      ['surgeon', true],
      ['observer', false],
    ] as const) {
      const centre = await createTestCentre();
      const { seriesId } = await createTestBoard(centre);
      const { chair, clinician } = centre.people;
      const joined = [chair, centre.people[radiologist], clinician].map(({ personId }) => personId);
      await centre.as(centre.people.administrator, importMeetings, {
        meetings: [pastMeeting(centre, seriesId, joined)],
      });
      expect(await importedItem(centre)).toMatchObject({ state: 'concluded', quorumMet: met });
      expect((await journalOf(centre))[0]).toMatchObject({ command: 'meetings.import-meetings' });
    }
  });

  test('of a source that tells why there was no quorum takes none that was reached without one and without a reason', async () => {
    const centre = await createTestCentre();
    const { seriesId } = await createTestBoard(centre);
    const { chair, administrator } = centre.people;
    const past = pastMeeting(centre, seriesId, [chair.personId]);
    const told = (quorumReason: string | null) => ({
      meetings: [{ ...past, items: past.items.map((item) => ({ ...item, quorumReason })) }],
    });
    expect(await refusalOf(centre, administrator, importMeetings, told(null))).toEqual({
      code: 'quorum_reason_needed',
      wrote: 0,
    });
    await centre.as(administrator, importMeetings, told('The others had written'));
    expect(await importedItem(centre)).toMatchObject({
      quorumMet: false,
      quorumReason: 'The others had written',
    });
  });

  test('of two boards at once counts for each the people who do not only observe there', async () => {
    const centre = await createTestCentre();
    const { chair, clinician, surgeon, administrator } = centre.people;
    const one = await createTestBoard(centre);
    const members = one.members.map((seat) =>
      seat.personId === surgeon.personId ? { ...seat, role: 'observer' as const } : seat,
    );
    const other = await createTestBoard(centre, { members });
    const joined = [chair, surgeon, clinician].map(({ personId }) => personId);
    const meetings = [one, other].map(({ seriesId }) => pastMeeting(centre, seriesId, joined));
    await centre.as(administrator, importMeetings, { meetings });
    const met = await withScope(centre.database, [centre.ownerId], (tx) =>
      tx.select({ id: agendaItem.id, met: agendaItem.quorumMet }).from(agendaItem),
    );
    expect(meetings.map(({ items }) => met.find(({ id }) => id === items[0]?.id)?.met)).toEqual([
      true,
      false,
    ]);
  });

  test('brings a meeting under way as it stands, its items in their order', async () => {
    const centre = await createTestCentre();
    const { seriesId } = await createTestBoard(centre);
    const past = pastMeeting(centre, seriesId, [centre.people.chair.personId]);
    const open = { ...past.items[0], id: randomUUID(), closedAt: null, conclusion: null };
    const waiting = { ...open, id: randomUUID(), openedAt: null };
    const presence = past.presence.map((row) => ({ ...row, leftAt: null }));
    const items = [...past.items, open, waiting] as MeetingRecord['items'];
    await centre.as(centre.people.administrator, importMeetings, {
      meetings: [{ ...past, closedAt: null, presence, items }],
    });
    const held = await withScope(centre.database, [centre.ownerId], async (tx) => {
      const [found] = await meetingsBefore(tx, centre.ownerId, 'board', '2026-11-13');
      return meetingWithAgenda(tx, centre.ownerId, found?.id ?? '');
    });
    expect(held.meeting).toMatchObject({ state: 'open', closedAt: null });
    expect(held.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(held.items).toMatchObject([
      { position: 1, state: 'concluded', policy: 'esgo-advanced-ovarian@1' },
      { position: 2, state: 'open', policy: null, quorumMet: null },
      { position: 3, state: 'waiting', policy: null, quorumMet: null },
    ]);
  });

  test('is refused with somebody present who never belonged to the house', async () => {
    const [centre, other] = [await createTestCentre(), await createTestCentre()];
    const { seriesId } = await createTestBoard(centre);
    const input = { meetings: [pastMeeting(centre, seriesId, [other.people.surgeon.personId])] };
    expect(await refusalOf(centre, centre.people.administrator, importMeetings, input)).toEqual({
      code: 'person_unknown',
      wrote: 0,
    });
  });

  test('is for the administrator, and only into a series of the owner', async () => {
    const [centre, other] = [await createTestCentre(), await createTestCentre()];
    const { seriesId } = await createTestBoard(centre);
    const input = { meetings: [pastMeeting(centre, seriesId, [])] };
    expect(await refusalOf(centre, centre.people.chair, importMeetings, input)).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
    expect(await refusalOf(other, other.people.administrator, importMeetings, input)).toEqual({
      code: 'series_unknown',
      wrote: 0,
    });
  });
});
