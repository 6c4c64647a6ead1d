import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { meetingsBefore, meetingWithAgenda } from '../queries/agenda.ts';
import type { MeetingRecord } from '../schema.ts';
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
    const [past] = await meetingsBefore(tx, centre.ownerId, '2026-11-13');
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
