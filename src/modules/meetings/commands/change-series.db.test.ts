import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { boardsOf } from '../../../testing/record.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { changingBoard, thursdays } from '../../../testing/changing-board.ts';
import { policyNamed } from '../../../testing/policies.ts';
import { seatsOn, versionOn, versionsOfSeries } from '../series-version.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { changeSeries } from './change-series.ts';
import { closeMeeting } from './close-meeting.ts';
import { concludeItem } from './conclude-item.ts';
import { correctPresence } from './correct-presence.ts';
import { importMeetings } from './import-meetings.ts';
import { joinMeeting } from './join-meeting.ts';
import { moveMeeting } from './move-meeting.ts';
import { openItem } from './open-item.ts';
import { openMeeting } from './open-meeting.ts';
import { planMeeting } from './plan-meeting.ts';
import { restoreMeeting } from './restore-meeting.ts';
import { takeBackVersion } from './take-back-version.ts';

const reason = 'the radiologists asked for it';

describe('changing a board', () => {
  test('takes effect from a day, for a reason; what it was before stays true of earlier days', async () => {
    const { centre, seriesId, change, onDay, members } = await changingBoard();
    const { chair, surgeon, coordinator } = centre.people;
    const is = { rule: 'FREQ=MONTHLY;BYDAY=2FR', localTime: '17:00', minutes: 90, venue: 'Room 9' };
    const without = members.filter(({ personId }) => personId !== surgeon.personId);
    await expect(centre.as(chair, changeSeries, change(is), { reason: '' })).rejects.toMatchObject({
      code: 'reason_needed',
    });
    const { id } = await centre.as(chair, changeSeries, change(is, { members: without }), { reason });
    expect(await onDay('2026-11-30')).toMatchObject({
      series: { ...thursdays(centre), policy: 'esgo-advanced-ovarian@1', versionId: null },
      members: expect.arrayContaining([expect.objectContaining({ personId: surgeon.personId })]),
    });
    const after = await onDay('2026-12-01');
    expect(after.series).toMatchObject({ ...is, versionId: id, fromOn: '2026-12-01', name: 'Test board' });
    expect(after.members.map(({ personId }) => personId).toSorted()).toEqual(
      without.map(({ personId }) => personId).toSorted(),
    );
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'meetings.change-series',
      reason,
      actor: { kind: 'user', personId: chair.personId },
      topics: expect.stringContaining(`series:${seriesId}`),
    });
    // A date of the new rule is planned as it says; a Thursday is none any more, before the change it is one.
    const plan = (localStart: string) => ({ seriesId, localStart });
    await centre.as(coordinator, planMeeting, plan('2026-12-11T17:00'));
    await centre.as(coordinator, planMeeting, plan('2026-11-26T08:00'));
    expect(await refusalOf(centre, coordinator, planMeeting, plan('2026-12-10T08:00'))).toMatchObject({
      code: 'not_a_date_of_series',
    });
  });

  test('chairs and coordinators of a day are those of the version that holds; the day’s version is the same however it is asked', async () => {
    const { centre, seriesId, change, onDay, members } = await changingBoard();
    const { chair, surgeon } = centre.people;
    const seats = members.flatMap((seat) =>
      seat.personId === chair.personId
        ? []
        : [{ ...seat, role: seat.personId === surgeon.personId ? ('chair' as const) : seat.role }],
    );
    await centre.as(chair, changeSeries, change({}, { members: seats }));
    await centre.as(
      chair,
      changeSeries,
      change({ venue: 'Room 7' }, { fromOn: '2026-12-20', version: 2, members }),
    );
    const chairs = async (day: string) =>
      (await withScope(centre.database, [centre.ownerId], (tx) => seatsOn(tx, centre.ownerId, day))).map(
        ({ personId }) => personId,
      );
    expect(await chairs('2026-11-30')).toEqual([chair.personId]);
    expect(await chairs('2026-12-01')).toEqual([surgeon.personId]);
    expect(await chairs('2026-12-20')).toEqual([chair.personId]);
    const versions = await withScope(centre.database, [centre.ownerId], (tx) =>
      versionsOfSeries(tx, centre.ownerId, seriesId),
    );
    for (const day of ['2025-01-01', '2026-11-30', '2026-12-01', '2026-12-19', '2026-12-20', '2030-01-01'])
      expect(versionOn(versions, day)).toEqual((await onDay(day)).series);
  });

  test('each meeting is judged by the policy and the members of its own day', async () => {
    const { centre, meetingId, seriesId, items, change, meeting, plan, members } = await changingBoard();
    const { chair, administrator, surgeon } = centre.people;
    const policy = policyNamed('core-departments@1');
    const observing = members.map((seat) =>
      seat.personId === surgeon.personId ? { ...seat, role: 'observer' as const } : seat,
    );
    const next = await plan('2026-12-03T08:00');
    await centre.as(chair, changeSeries, change({ policy }, { members: observing }));
    // The meeting before the change runs after it was made.
    await centre.as(chair, openMeeting, { meetingId });
    for (const { personId, discipline } of members.slice(0, 3))
      await centre.as(chair, joinMeeting, { meetingId, personId, discipline, mode: 'room' });
    const [itemId = ''] = items;
    await centre.as(chair, openItem, { itemId });
    await centre.as(chair, concludeItem, {
      itemId,
      conclusion: 'reached',
      deferralReason: null,
      next: false,
    });
    await centre.as(chair, closeMeeting, { meetingId });
    const before = await meeting(meetingId);
    expect(before.items[0]).toMatchObject({ quorumMet: true, policy: 'esgo-advanced-ovarian@1' });
    expect(before.members).toHaveLength(members.length);
    // Judged again by what held then: without radiology there was no quorum.
    const there = before.presence.find(({ personId }) => personId === surgeon.personId);
    const { judged } = await centre.as(chair, correctPresence, {
      meetingId,
      presenceId: there?.id ?? '',
      version: there?.version ?? 0,
      said: null,
    });
    expect(judged).toEqual([{ itemId, met: false }]);
    expect((await meeting(next)).series).toMatchObject({ policy: policy.id, terms: policy });
    // What a file brings of a later day is judged by what holds then.
    const at = { openedAt: '2026-12-09T23:00:00Z', closedAt: '2026-12-10T00:00:00Z' };
    const presence = members.slice(0, 3).map(({ personId, discipline }) => ({
      personId,
      discipline,
      mode: 'room' as const,
      joinedAt: at.openedAt,
      leftAt: at.closedAt,
    }));
    const item = { id: randomUUID(), minutes: 5, facts: { biopsy: false }, ...at };
    await centre.as(administrator, importMeetings, {
      meetings: [
        {
          seriesId,
          localStart: '2026-12-10T08:00',
          zone: centre.zone,
          minutes: 60,
          presence,
          ...at,
          items: [{ ...item, conclusion: 'advice_only', deferralReason: null }],
        },
      ],
    });
    const { rows } = await withScope(centre.database, [centre.ownerId], (tx) =>
      tx.execute(sql`select policy, quorum_met from meetings.agenda_item where id = ${item.id}`),
    );
    expect(rows).toEqual([{ policy: policy.id, quorum_met: false }]);
  });

  test('is refused from a day on or before a meeting that has begun or ended', async () => {
    const { centre, meetingId, change, plan } = await changingBoard();
    const { chair } = centre.people;
    const later = await plan('2026-11-26T08:00');
    await centre.as(chair, openMeeting, { meetingId });
    const is = { venue: 'Room 9' };
    for (const fromOn of ['2026-11-19', '2026-11-12'])
      expect(await refusalOf(centre, chair, changeSeries, change(is, { fromOn }))).toEqual({
        code: 'meeting_held_since',
        wrote: 0,
      });
    await centre.as(chair, closeMeeting, { meetingId });
    expect(await refusalOf(centre, chair, changeSeries, change(is, { fromOn: '2026-11-19' }))).toMatchObject({
      code: 'meeting_held_since',
    });
    const { id } = await centre.as(chair, changeSeries, change(is, { fromOn: '2026-11-20' }));
    // Once a meeting was held by it, it is not taken back.
    await centre.as(chair, openMeeting, { meetingId: later });
    const back = { seriesId: change().seriesId, versionId: id, version: 2, apart: [] };
    expect((await refusalOf(centre, chair, takeBackVersion, back)).code).toBe('meeting_held_since');
  });

  test('a meeting that opens while the board is changed is either of the one or of the other', async () => {
    const { centre, meetingId, change } = await changingBoard();
    const { chair, coordinator } = centre.people;
    const done = await Promise.allSettled([
      centre.as(coordinator, openMeeting, { meetingId }),
      centre.as(chair, changeSeries, change({ venue: 'Room 9' }, { fromOn: '2026-11-19' })),
    ]);
    expect(done[0]?.status).toBe('fulfilled');
    const [changed] = done.slice(1);
    const seqOf = (name: string) =>
      journalOf(centre).then((rows) => rows.find(({ command }) => command === name)?.seq ?? 0);
    if (changed?.status === 'fulfilled')
      expect(await seqOf('meetings.change-series')).toBeLessThan(await seqOf('meetings.open-meeting'));
    else expect(changed).toMatchObject({ reason: { code: 'meeting_held_since' } });
  });

  test('planned meetings on dates that it does not have then stay as special ones, once somebody has seen which; nobody drops off', async () => {
    const { centre, seriesId, meetingId, items, change, meeting, plan } = await changingBoard();
    const { chair, coordinator } = centre.people;
    const apart = await plan('2026-12-03T08:00');
    const moved = await plan('2026-12-10T08:00');
    const special = await plan('2026-12-15T09:00', { extra: true });
    const move = { meetingId: moved, version: 1, localStart: '2026-12-11T08:00', minutes: 60, venue: null };
    await centre.as(coordinator, moveMeeting, move);
    const is = { rule: 'FREQ=WEEKLY;BYDAY=TU', minutes: 75 };
    for (const seen of [[], [apart, moved], [meetingId], [apart, apart, special]])
      expect(await refusalOf(centre, chair, changeSeries, change(is, { apart: seen }))).toEqual({
        code: 'meetings_apart_differ',
        wrote: 0,
      });
    const { id, kept } = await centre.as(chair, changeSeries, change(is, { apart: [apart] }), { reason });
    expect(kept).toBe(1);
    expect((await meeting(apart)).meeting).toMatchObject({
      state: 'planned',
      localStart: '2026-12-03T08:00',
      extra: true,
      why: reason,
    });
    expect((await meeting(moved)).meeting).toMatchObject({ version: 2, extra: null });
    expect((await meeting(special)).meeting).toMatchObject({ version: 1, extra: true });
    expect((await meeting(meetingId)).items.map((item) => item.id)).toEqual(items);
    // Taken back, the date is one of the board again; one that was planned for the new rule stays apart.
    const tuesday = await plan('2026-12-22T08:00');
    expect((await meeting(tuesday)).meeting.minutes).toBe(75);
    const back = { seriesId, versionId: id, version: 2 };
    expect(await refusalOf(centre, chair, takeBackVersion, { ...back, apart: [] })).toEqual({
      code: 'meetings_apart_differ',
      wrote: 0,
    });
    const undone = await centre.as(
      chair,
      takeBackVersion,
      { ...back, apart: [tuesday] },
      { reason: 'not agreed after all' },
    );
    expect(undone.kept).toBe(1);
    expect((await meeting(apart)).meeting).toMatchObject({ extra: null, why: null });
    expect((await meeting(tuesday)).meeting).toMatchObject({ extra: true, why: 'not agreed after all' });
    expect((await meeting(special)).meeting).toMatchObject({ version: 1, extra: true });
  });

  test('a meeting that comes back to a date which the board does not have any more is a special one, for the reason given', async () => {
    const { centre, change, meeting, plan } = await changingBoard();
    const { chair, coordinator } = centre.people;
    const [cancelled, moved, onRule] = [
      await plan('2026-12-03T08:00'),
      await plan('2026-12-10T08:00'),
      await plan('2026-11-26T08:00'),
    ];
    const to = { minutes: 60, venue: null };
    for (const meetingId of [cancelled, onRule])
      await centre.as(coordinator, cancelMeeting, { meetingId, version: 1 });
    await centre.as(coordinator, moveMeeting, {
      meetingId: moved,
      version: 1,
      localStart: '2026-12-11T08:00',
      ...to,
    });
    await centre.as(chair, changeSeries, change({ rule: 'FREQ=WEEKLY;BYDAY=TU' }));
    const restore = { version: 2, itemIds: [] };
    await centre.as(chair, restoreMeeting, { meetingId: cancelled, ...restore }, { reason });
    await centre.as(chair, restoreMeeting, { meetingId: onRule, ...restore }, { reason });
    await centre.as(
      chair,
      moveMeeting,
      { meetingId: moved, version: 2, localStart: '2026-12-10T08:00', ...to },
      { reason },
    );
    const apart = { state: 'planned', movedFrom: null, extra: true, why: reason };
    expect((await meeting(cancelled)).meeting).toMatchObject(apart);
    expect((await meeting(moved)).meeting).toMatchObject(apart);
    expect((await meeting(onRule)).meeting).toMatchObject({ state: 'planned', extra: null, why: null });
  });

  test('planned meetings that stay on its dates take its new length, unless they had one of their own', async () => {
    const { centre, change, meeting, plan } = await changingBoard();
    const usual = await plan('2026-12-03T08:00');
    const long = await plan('2026-12-10T08:00', { minutes: 120 });
    await centre.as(centre.people.chair, changeSeries, change({ minutes: 45, venue: 'Room 9' }));
    expect([(await meeting(usual)).meeting.minutes, (await meeting(long)).meeting.minutes]).toEqual([
      45, 120,
    ]);
    expect((await meeting(usual)).series.venue).toBe('Room 9');
  });

  test('of two who change it at once the second is told; no two changes on one day, and none that changes nothing', async () => {
    const { centre, change } = await changingBoard();
    const { chair, coordinator } = centre.people;
    const both = await Promise.allSettled([
      centre.as(chair, changeSeries, change({ venue: 'Room 1' })),
      centre.as(coordinator, changeSeries, change({ venue: 'Room 2' }, { fromOn: '2026-12-02' })),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed_meanwhile' },
    });
    const [taken] = (
      await withScope(centre.database, [centre.ownerId], (tx) =>
        versionsOfSeries(tx, centre.ownerId, change().seriesId),
      )
    ).slice(1);
    const again = change({ venue: 'Room 3' }, { version: 2, fromOn: taken?.fromOn });
    expect((await refusalOf(centre, chair, changeSeries, again)).code).toBe('series_version_there');
    const same = change({ venue: taken?.venue }, { version: 2, fromOn: '2027-01-01' });
    expect((await refusalOf(centre, chair, changeSeries, same)).code).toBe('nothing_corrected');
  });

  test('is refused without members, with people of another house, and with what gives no date', async () => {
    const { centre, change, members } = await changingBoard();
    const other = await createTestCentre();
    const { chair } = centre.people;
    const seat = { discipline: 'pathology', role: 'member' };
    const refusals = [
      [change({ venue: 'x' }, { members: [] }), 'members_needed'],
      [
        change({}, { members: [...members, { ...seat, personId: other.people.chair.personId }] }),
        'person_unknown',
      ],
      [change({}, { members: [...members, { ...seat, personId: chair.personId }] }), 'person_repeated'],
      [change({ rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=1' }), 'invalid_input'],
      [change({ rule: 'FREQ=MONTHLY;BYDAY=5MO' }), 'invalid_input'],
      [change({ zone: 'Asia/Atlantis' }), 'invalid_input'],
      [change({ venue: 'x' }, { fromOn: '2026-02-30' }), 'invalid_input'],
    ] as const;
    for (const [input, code] of refusals)
      expect(await refusalOf(centre, chair, changeSeries, input)).toEqual({ code, wrote: 0 });
    expect((await boardsOf(centre)).seats).toHaveLength(members.length);
  });

  test('the database keeps no version without members, none twice on a day, and no member of another board’s version', async () => {
    const { centre, change } = await changingBoard();
    const second = await createTestBoard(centre, { localStart: '2026-11-20T08:00' });
    const { id } = await centre.as(centre.people.chair, changeSeries, change({ venue: 'Room 9' }));
    const tries = [
      // A version like this one, from another day, to which nobody belongs.
      sql`insert into meetings.series_version select (jsonb_populate_record(v,
        jsonb_build_object('id', gen_random_uuid(), 'from_on', '2027-01-01'))).* from meetings.series_version v where v.id = ${id}`,
      sql`insert into meetings.series_version select (jsonb_populate_record(v,
        jsonb_build_object('id', gen_random_uuid()))).* from meetings.series_version v where v.id = ${id}`,
      sql`insert into meetings.member select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(),
        'series_id', ${second.seriesId}::text))).* from meetings.member m where m.version_id = ${id} limit 1`,
      sql`update meetings.series_version set venue = 'Room 1' where id = ${id}`,
    ];
    const codes: unknown[] = [];
    for (const statement of tries)
      codes.push(
        await withScope(centre.database, [centre.ownerId], async (tx) => {
          await tx.execute(sql`select set_config('app.entry_id', gen_random_uuid()::text, true)`);
          await tx.execute(statement);
          await tx.execute(sql`set constraints meetings.check_members immediate`);
          return 'done';
        }).catch((error: { cause?: { code?: string }; code?: string }) => error.cause?.code ?? error.code),
      );
    expect(codes).toEqual(['rule_broken', 'already_there', 'reference_unknown', '42501']);
  });

  test('is for whoever sets boards up, in a house of their own', async () => {
    const { centre, seriesId, change } = await changingBoard();
    const other = await createTestCentre();
    const { surgeon, clinician, observer, quality_manager, administrator } = centre.people;
    const input = change({ venue: 'Room 9' });
    for (const person of [surgeon, clinician, observer, quality_manager])
      expect(await refusalOf(centre, person, changeSeries, input)).toEqual({ code: 'forbidden', wrote: 0 });
    expect((await refusalOf(other, other.people.chair, changeSeries, input)).code).toBe('not_found');
    const { id } = await centre.as(administrator, changeSeries, input);
    const back = { seriesId, versionId: id, version: 2, apart: [] };
    for (const person of [surgeon, clinician, observer, quality_manager])
      expect((await refusalOf(centre, person, takeBackVersion, back)).code).toBe('forbidden');
    expect((await refusalOf(other, other.people.chair, takeBackVersion, back)).code).toBe('not_found');
  });
});
