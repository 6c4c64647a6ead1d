import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { meetingsBefore, meetingsFrom, meetingWithAgenda } from '../queries/agenda.ts';
import { policyNamed } from '../../../testing/policies.ts';
import { addSeries } from './add-series.ts';
import { planMeeting } from './plan-meeting.ts';

const someSeries = {
  kind: 'board',
  name: 'Thursday board',
  rule: 'FREQ=WEEKLY;BYDAY=TH',
  startsOn: '2026-11-19',
  localTime: '08:00',
  venue: null,
  policy: policyNamed('core-departments@1'),
};

describe('planning a meeting', () => {
  test('puts it into the calendar with the series’ zone, once', async () => {
    const centre = await createTestCentre();
    const { seriesId } = await createTestBoard(centre, { items: 2 });
    const { coordinator } = centre.people;
    const input = { seriesId, localStart: '2026-11-26T08:00' };
    const { id } = await centre.as(coordinator, planMeeting, input);
    const [past, next] = await withScope(centre.database, [centre.ownerId], async (tx) => [
      await meetingsBefore(tx, centre.ownerId, 'board', '2026-11-20'),
      await meetingsFrom(tx, centre.ownerId, 'board', '2026-11-20'),
    ]);
    expect(next).toMatchObject([
      { id, seriesId, state: 'planned', zone: centre.zone, items: 0, concluded: 0 },
    ]);
    expect(past).toMatchObject([{ seriesId, state: 'planned', items: 2, concluded: 0 }]);
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'meetings.plan-meeting',
      topics: expect.stringContaining(`meeting:${id}`),
    });
    expect(await refusalOf(centre, coordinator, planMeeting, input)).toMatchObject({ wrote: 0 });
  });

  test('takes zone and length from its own series', async () => {
    const centre = await createTestCentre();
    const { coordinator } = centre.people;
    for (const own of [
      { zone: 'Europe/Vienna', minutes: 45 },
      { zone: 'Asia/Tokyo', minutes: 90 },
    ]) {
      const series = { ...someSeries, id: randomUUID(), ...own };
      await centre.as(coordinator, addSeries, {
        series,
        members: [{ personId: coordinator.personId, discipline: 'coordination', role: 'coordinator' }],
      });
      const input = { seriesId: series.id, localStart: '2026-11-26T08:00' };
      const { id } = await centre.as(coordinator, planMeeting, input);
      const { meeting } = await withScope(centre.database, [centre.ownerId], (tx) =>
        meetingWithAgenda(tx, centre.ownerId, id),
      );
      expect(meeting).toMatchObject(own);
    }
  });

  test('is refused at a time that the series does not give, unless it is said to be extra', async () => {
    const centre = await createTestCentre();
    // Thursdays at 08:00 from 2026-01-01 on.
    const { seriesId } = await createTestBoard(centre);
    for (const localStart of ['2026-11-27T08:00', '2026-11-26T08:01', '2026-11-26T20:00', '2025-12-25T08:00'])
      expect([
        localStart,
        await refusalOf(centre, centre.people.administrator, planMeeting, { seriesId, localStart }),
      ]).toEqual([localStart, { code: 'not_a_date_of_series', wrote: 0 }]);
    const beside = { seriesId, localStart: '2026-11-27T08:00', extra: true, minutes: 30, venue: 'Room 4' };
    const { administrator } = centre.people;
    await expect(centre.as(administrator, planMeeting, beside, { reason: '' })).rejects.toMatchObject({
      code: 'reason_needed',
    });
    const { id } = await centre.as(administrator, planMeeting, beside, { reason: 'She cannot wait' });
    const { meeting } = await withScope(centre.database, [centre.ownerId], (tx) =>
      meetingWithAgenda(tx, centre.ownerId, id),
    );
    expect(meeting).toMatchObject({ extra: true, why: 'She cannot wait', minutes: 30, venue: 'Room 4' });
    expect(await refusalOf(centre, administrator, planMeeting, beside)).toEqual({
      code: 'meeting_time_taken',
      wrote: 0,
    });
  });

  test('is refused on a day that has passed at the house, and in a year that nobody means', async () => {
    const centre = await createTestCentre();
    const { seriesId } = await createTestBoard(centre);
    const { coordinator } = centre.people;
    const code = async (localStart: string, extra: boolean) =>
      (await refusalOf(centre, coordinator, planMeeting, { seriesId, localStart, extra })).code;
    // The test's clock stands on 19 November at the house.
    expect(await code('2026-11-12T08:00', false)).toBe('day_past');
    expect(await code('2026-11-18T23:59', true)).toBe('day_past');
    for (const year of ['0001', '1926', '2126', '9999'])
      expect([year, await code(`${year}-11-27T08:00`, true)]).toEqual([year, 'invalid_input']);
    // Another board of the house meets at that time too.
    await createTestBoard(centre, { items: 0, localStart: '2026-11-19T00:00' });
    await centre.as(coordinator, planMeeting, { seriesId, localStart: '2026-11-19T00:00', extra: true });
  });

  test('is refused to others, for a series of another owner, and with a time that is none', async () => {
    const [centre, other] = [await createTestCentre(), await createTestCentre()];
    const { seriesId } = await createTestBoard(centre);
    const input = { seriesId, localStart: '2026-11-26T08:00' };
    const { clinician, coordinator } = centre.people;
    expect(await refusalOf(centre, clinician, planMeeting, input)).toEqual({ code: 'forbidden', wrote: 0 });
    expect(await refusalOf(other, other.people.coordinator, planMeeting, input)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    for (const localStart of ['2026-11-26', '26.11.2026 08:00', '2026-02-30T08:00', '2026-11-26T25:00'])
      expect(await refusalOf(centre, coordinator, planMeeting, { seriesId, localStart })).toEqual({
        code: 'invalid_input',
        wrote: 0,
      });
  });
});
