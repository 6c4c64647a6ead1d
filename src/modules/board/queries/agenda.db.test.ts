import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { listTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { conferencePolicy } from '../../../testing/policies.ts';
import {
  addSeries,
  concludeItem,
  joinMeeting,
  openItem,
  openMeeting,
  planMeeting,
} from '../../meetings/index.ts';
import { listCase } from '../commands/list-case.ts';
import { recordRecommendation } from '../commands/record-recommendation.ts';
import { boardAgenda } from './agenda.ts';

const agendaOf = (centre: TestCentre, meetingId: string) =>
  withScope(centre.database, [centre.ownerId], (tx) =>
    boardAgenda(tx, centre.ownerId, meetingId, centre.now().toString()),
  );

describe('the agenda of a board', () => {
  test('gives planned times, the woman’s facts on the day, and what is missing', async () => {
    const centre = await createTestCentre();
    const { meetingId } = await createTestBoard(centre, { items: 2 });
    const { caseId } = await referTestCase(centre, {
      workUp: [
        { key: 'ecog', state: 'present', value: 1, unit: null, takenOn: '2026-11-10', reason: null },
        { key: 'ca125', state: 'present', value: 812, unit: 'U/mL', takenOn: '2026-09-01', reason: null },
        { key: 'brca', state: 'requested', value: null, unit: null, takenOn: null, reason: null },
      ],
    });
    await centre.as(centre.people.coordinator, listCase, { caseId, meetingId, minutes: 7 });
    const { rows } = await agendaOf(centre, meetingId);
    expect(rows.map(({ plannedAt }) => plannedAt)).toEqual(['08:00', '08:05', '08:10']);
    expect(rows.map((row) => row.case?.id ?? null)).toEqual([null, null, caseId]);
    expect(rows[2]).toMatchObject({
      consultant: { latin: 'Test surgeon', native: null },
      state: 'waiting',
      quorum: null,
      case: {
        age: { from: 56, to: 56 },
        ecog: 1,
        stage: 'IIIC',
        markers: [{ key: 'ca125', value: 812, unit: 'U/mL' }],
        readiness: { ready: false },
      },
    });
    const open = rows[2]?.case?.readiness?.open ?? [];
    expect(open).toContainEqual({ key: 'ca125', state: 'stale' });
    expect(open.map(({ key }) => key)).not.toContain('ecog');
    expect(open.map(({ key }) => key)).not.toContain('brca');
  });

  test('gives the figures that a question asks for, and none of an earlier question', async () => {
    const centre = await createTestCentre();
    const { meetingId } = await createTestBoard(centre, { items: 0 });
    const item = (key: string, value: string | number, unit: string | null = null) =>
      ({ key, state: 'present', value, unit, takenOn: '2026-11-05', reason: null }) as const;
    const known = [item('ca125', 812, 'U/mL'), item('menopausal_state', 'postmenopausal')];
    const all = [...known, item('ultrasound_features', 'more_features')];
    for (const [phase, workUp] of [
      ['pre_treatment', all],
      ['pre_treatment', known],
      ['recurrence', all],
    ] as const) {
      const { caseId } = await referTestCase(centre, { phase, workUp: [...workUp] });
      await centre.as(centre.people.coordinator, listCase, { caseId, meetingId, minutes: 5 });
    }
    const { rows } = await agendaOf(centre, meetingId);
    const told = rows.map((row) => row.case?.figures.map(({ key, value }) => [key, value]));
    expect(told).toEqual([[['risk_of_malignancy_index', 7308]], [['risk_of_malignancy_index', null]], []]);
    expect(rows[0]?.case?.figures[0]?.inputs).toBeNull();
    const { chair } = centre.people;
    await centre.as(chair, openMeeting, { meetingId });
    await centre.as(chair, openItem, { itemId: rows[0]?.id ?? '' });
    const [discussed, waiting] = (await agendaOf(centre, meetingId)).rows;
    expect(waiting?.case?.figures[0]?.inputs).toBeNull();
    expect(discussed?.case?.figures[0]?.inputs).toContainEqual({
      item: 'ca125',
      sign: 'CA-125',
      kind: 'number',
      counts: { value: 812, comparator: null },
      found: { value: 812, unit: 'U/mL', takenOn: '2026-11-05' },
    });
  });

  test('gives each woman her own facts and what was recommended for her, nothing of who stands beside her', async () => {
    const centre = await createTestCentre();
    const { chair, coordinator, surgeon } = centre.people;
    const { meetingId } = await createTestBoard(centre, { items: 0 });
    await centre.as(chair, openMeeting, { meetingId });
    const listed: { caseId: string; agendaItemId: string }[] = [];
    const facts = [
      { ecog: 1, modality: 'surgery', site: 'ovary' },
      { ecog: null, modality: null, site: 'tube' },
      { ecog: 3, modality: 'systemic', site: 'peritoneum' },
    ] as const;
    for (const { ecog, site } of facts) {
      const known = {
        key: 'ecog',
        state: 'present',
        unit: null,
        takenOn: '2026-11-10',
        reason: null,
      } as const;
      const workUp = ecog === null ? [] : [{ ...known, value: ecog }];
      const { caseId } = await referTestCase(centre, { workUp, case: { site } });
      const { agendaItemId } = await centre.as(coordinator, listCase, { caseId, meetingId, minutes: 5 });
      listed.push({ caseId, agendaItemId });
    }
    for (const [index, { agendaItemId, caseId }] of listed.entries()) {
      const modality = facts[index]?.modality ?? null;
      await centre.as(chair, openItem, { itemId: agendaItemId });
      if (modality !== null)
        await centre.as(chair, recordRecommendation, {
          agendaItemId,
          caseId,
          recommendation: {
            intent: 'curative',
            modality,
            timing: 'not_applicable',
            detail: null,
            rationale: 'As discussed',
            alternative: null,
            ownerPersonId: surgeon.personId,
            dueOn: '2026-11-26',
            patientView: null,
          },
        });
      const concluded = { conclusion: 'advice_only', deferralReason: null, next: false } as const;
      await centre.as(chair, concludeItem, { itemId: agendaItemId, ...concluded });
    }
    const { rows } = await agendaOf(centre, meetingId);
    expect(
      rows.map((row) => ({
        caseId: row.case?.id,
        agendaItemId: row.id,
        ecog: row.case?.ecog,
        site: row.case?.site,
        recommended: row.recommendations.map(({ modality }) => modality),
      })),
    ).toEqual(
      facts.map(({ ecog, modality, site }, index) => ({
        ...listed[index],
        ecog,
        site,
        recommended: modality === null ? [] : [modality],
      })),
    );
  });

  test('names the missing discipline of the open item and who could join, and keeps it of a concluded one', async () => {
    const centre = await createTestCentre();
    const { chair, surgeon, clinician } = centre.people;
    const { meetingId } = await createTestBoard(centre, { items: 0 });
    const { agendaItemId } = await listTestCase(centre, meetingId);
    await centre.as(chair, openMeeting, { meetingId });
    await centre.as(chair, openItem, { itemId: agendaItemId });
    for (const [{ personId }, discipline] of [
      [chair, 'gynaecologic-oncology'],
      [clinician, 'haematology-oncology'],
    ] as const)
      await centre.as(chair, joinMeeting, { meetingId, personId, discipline, mode: 'video' });
    const during = (await agendaOf(centre, meetingId)).rows[0]?.quorum;
    expect(during).toMatchObject({ met: false });
    expect(during?.missing).toContainEqual({
      clause: 'radiology',
      disciplines: ['radiology'],
      seats: 1,
      certain: true,
      couldJoin: [surgeon.personId],
      late: [],
    });
    await centre.as(chair, concludeItem, {
      itemId: agendaItemId,
      conclusion: 'advice_only',
      deferralReason: null,
      next: false,
    });
    const after = (await agendaOf(centre, meetingId)).rows[0]?.quorum;
    expect(after?.met).toBe(false);
    expect(after?.missing.map(({ clause }) => clause)).toContain('radiology');
  });

  test('of another owner is not found', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    const { meetingId } = await createTestBoard(other);
    await expect(agendaOf(mine, meetingId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('a meeting of another kind of series is no board’s agenda, and takes no case', async () => {
  const centre = await createTestCentre();
  const { chair, coordinator } = centre.people;
  const seriesId = randomUUID();
  const series = {
    id: seriesId,
    kind: 'conference',
    name: 'Morning sessions',
    rule: 'FREQ=WEEKLY;BYDAY=TH',
    startsOn: '2026-01-01',
    localTime: '08:00',
    zone: centre.zone,
    minutes: 60,
    venue: null,
    policy: conferencePolicy,
  };
  const seat = { personId: chair.personId, discipline: 'moderator', role: 'chair' } as const;
  await centre.as(chair, addSeries, { series, members: [seat] });
  const { id } = await centre.as(chair, planMeeting, { seriesId, localStart: '2026-11-19T08:00' });
  const { caseId } = await referTestCase(centre);
  expect(await refusalOf(centre, coordinator, listCase, { caseId, meetingId: id, minutes: 5 })).toEqual({
    code: 'not_found',
    wrote: 0,
  });
  await expect(
    withScope(centre.database, [centre.ownerId], (tx) =>
      boardAgenda(tx, centre.ownerId, id, centre.now().toString()),
    ),
  ).rejects.toMatchObject({ code: 'not_found' });
});
