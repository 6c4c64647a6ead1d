import { eq } from 'drizzle-orm';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { restore } from '../../kernel/commands/restore.ts';
import { strike } from '../../kernel/commands/strike.ts';
import { verifyAudit } from '../../kernel/audit/verify.ts';
import { withScope } from '../../kernel/scope.ts';
import { version } from '../../kernel/tables.ts';
import { createTestBoard, journalOf, refusalOf } from '../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../testing/centre.ts';
import { testDatabase } from '../../testing/database.ts';
import { listTestCase, referTestCase } from '../../testing/listed-case.ts';
import { completeReport } from '../../testing/operated-case.ts';
import { recommendTestCase } from '../../testing/recommended-case.ts';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { correctCase, courseForms, fillForm, recordWorkUp } from '../care/index.ts';
import {
  closeMeeting,
  concludeItem,
  joinMeeting,
  meetingWithAgenda,
  openItem,
  openMeeting,
} from '../meetings/index.ts';
import { recordOperation } from '../surgery/index.ts';
import { listCase } from './commands/list-case.ts';
import { boardAgenda } from './queries/agenda.ts';
import { seenCourses } from './queries/seen-course.ts';
import { listing, shown, standing as standings } from './tables.ts';

const conclude = (itemId: string, conclusion: 'reached' | 'reached_conditionally' | 'advice_only') => ({
  itemId,
  conclusion,
  deferralReason: null,
  quorumReason: 'The others had written',
  next: false,
});
const kept = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) => tx.select().from(shown));
const seenIn = async ({ database, ownerId, now }: TestCentre, meetingId: string) => {
  const agenda = await withScope(database, [ownerId], (tx) =>
    boardAgenda(tx, ownerId, meetingId, now().toString()),
  );
  return agenda.rows[0]?.case ?? null;
};
const ca125 = (value: number, takenOn: string) => ({
  key: 'ca125',
  state: 'present' as const,
  value,
  unit: 'U/mL',
  takenOn,
  reason: null,
});
const stage = (to: string) => ({
  site: 'ovary' as const,
  histology: 'high-grade-serous' as const,
  stage: to,
  stageEdition: 'figo-2014' as const,
  grade: null,
  presentedOn: '2026-11-02',
  treatedBefore: false,
  notOperatedReason: null,
});

/** A case whose item is open, with a CA-125 on record. */
const discussed = async () => {
  const centre = await createTestCentre();
  const { chair, clinician } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { caseId, agendaItemId } = await listTestCase(centre, meetingId);
  await centre.as(clinician, recordWorkUp, { caseId, items: [ca125(812, '2026-11-05')] });
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId: agendaItemId });
  return { centre, meetingId, caseId, agendaItemId };
};

describe('"reached"', () => {
  test('needs a recommendation, whoever concludes; without one nothing is written', async () => {
    const { centre, agendaItemId } = await discussed();
    for (const conclusion of ['reached', 'reached_conditionally'] as const)
      expect(
        await refusalOf(centre, centre.people.chair, concludeItem, conclude(agendaItemId, conclusion)),
      ).toEqual({ code: 'recommendation_missing', wrote: 0 });
    expect(await kept(centre)).toEqual([]);
    await centre.as(centre.people.chair, concludeItem, conclude(agendaItemId, 'advice_only'));
  });

  test('counts the recommendation of its own case alone, and none that was taken back', async () => {
    const centre = await createTestCentre();
    const { chair } = centre.people;
    const { meetingId, agendaItemId, recommendationId } = await recommendTestCase(centre);
    const second = await listTestCase(centre, meetingId);
    await centre.as(
      chair,
      strike,
      { table: 'board.recommendation', id: recommendationId, version: 1 },
      { reason: 'Another woman' },
    );
    expect(await refusalOf(centre, chair, concludeItem, conclude(agendaItemId, 'reached'))).toMatchObject({
      code: 'recommendation_missing',
    });
    await centre.as(
      chair,
      restore,
      { table: 'board.recommendation', id: recommendationId, version: 2 },
      { reason: 'Hers' },
    );
    await centre.as(chair, concludeItem, conclude(agendaItemId, 'reached'));
    await centre.as(chair, openItem, { itemId: second.agendaItemId });
    expect(
      await refusalOf(centre, chair, concludeItem, conclude(second.agendaItemId, 'reached')),
    ).toMatchObject({ code: 'recommendation_missing' });
  });
});

const listingsOf = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) => tx.select().from(listing));

describe('the listing', () => {
  test.each([
    [{ conclusion: 'advice_only', deferralReason: null }, 'discussed'],
    [{ conclusion: 'deferred', deferralReason: 'time_ran_out' }, 'deferred'],
  ] as const)('says what the board has concluded, in the same entry: %j', async (outcome, state) => {
    const { centre, agendaItemId } = await discussed();
    const { chair } = centre.people;
    await centre.as(chair, concludeItem, { itemId: agendaItemId, next: false, ...outcome });
    expect(await listingsOf(centre)).toMatchObject([{ state, version: 2 }]);
    expect((await journalOf(centre))[0]?.command).toBe('meetings.conclude-item');
    const [standing] = await withScope(centre.database, [centre.ownerId], (tx) =>
      tx.select().from(standings),
    );
    expect(standing).toMatchObject({ state: 'referred', itemId: null });
  });

  test('is deferred when its meeting closes without her', async () => {
    const { centre, meetingId, agendaItemId } = await discussed();
    const { chair } = centre.people;
    await listTestCase(centre, meetingId);
    await centre.as(chair, concludeItem, conclude(agendaItemId, 'advice_only'));
    await centre.as(chair, closeMeeting, { meetingId });
    expect((await listingsOf(centre)).map(({ state }) => state).toSorted()).toEqual([
      'deferred',
      'discussed',
    ]);
  });
});

describe('what the quorum asks of a case', () => {
  const histology = (state: 'present' | 'not_applicable' | 'missing') => ({
    key: 'histology' as const,
    state,
    value: null,
    unit: null,
    takenOn: null,
    reason: state === 'not_applicable' ? 'no tissue' : null,
  });
  const factsIn = async ({ database, ownerId }: TestCentre, meetingId: string) =>
    withScope(database, [ownerId], async (tx) =>
      (await meetingWithAgenda(tx, ownerId, meetingId)).items.map(({ facts, quorumMet }) => ({
        facts,
        quorumMet,
      })),
    );
  const listedWithout = async () => {
    const centre = await createTestCentre();
    const { coordinator } = centre.people;
    const { meetingId, members } = await createTestBoard(centre, { items: 0 });
    const { caseId } = await referTestCase(centre, { workUp: [histology('not_applicable')] });
    const { id, agendaItemId } = await centre.as(coordinator, listCase, { caseId, meetingId, minutes: 5 });
    const arrives = (state: Parameters<typeof histology>[0], version: number) =>
      centre.as(centre.people.clinician, recordWorkUp, {
        caseId,
        items: [histology(state)],
        versions: { histology: version },
      });
    return { centre, meetingId, members, caseId, id, agendaItemId, arrives };
  };

  test('follows the work-up until the board concludes: a report that arrives asks for a pathologist', async () => {
    const { centre, meetingId, members, agendaItemId, arrives } = await listedWithout();
    const { chair } = centre.people;
    await centre.as(chair, openMeeting, { meetingId });
    for (const { personId, discipline } of members)
      if (discipline !== 'pathology')
        await centre.as(chair, joinMeeting, { meetingId, personId, discipline, mode: 'room' });
    await centre.as(chair, openItem, { itemId: agendaItemId });
    expect(await factsIn(centre, meetingId)).toEqual([{ facts: { biopsy: false }, quorumMet: null }]);
    await arrives('present', 1);
    await centre.as(chair, concludeItem, conclude(agendaItemId, 'advice_only'));
    const concluded = [{ facts: { biopsy: true }, quorumMet: false }];
    expect(await factsIn(centre, meetingId)).toEqual(concluded);
    await arrives('not_applicable', 2);
    expect(await factsIn(centre, meetingId)).toEqual(concluded);
  });

  test('a diagnosis from tissue in the course says that there is one, until it is taken back', async () => {
    const { centre, meetingId, caseId } = await listedWithout();
    const { clinician } = centre.people;
    const answers = { on: '2026-11-12', site: 'ovary', histology: 'clear-cell', basis: 'biopsy', absent: {} };
    const diagnosis = { form: 'diagnosis', formVersion: 1, on: null, answers };
    const { id } = await centre.as(clinician, fillForm, { caseId, ...diagnosis });
    expect(await factsIn(centre, meetingId)).toMatchObject([{ facts: { biopsy: true } }]);
    await centre.as(clinician, strike, { table: 'care.entry', id, version: 1 }, { reason: 'Another woman' });
    expect(await factsIn(centre, meetingId)).toMatchObject([{ facts: { biopsy: false } }]);
    await centre.as(clinician, fillForm, { caseId, ...diagnosis });
    const next = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
    const second = await referTestCase(centre, { workUp: [] });
    await centre.as(clinician, fillForm, { caseId: second.caseId, ...diagnosis });
    await centre.as(centre.people.coordinator, listCase, {
      caseId: second.caseId,
      meetingId: next.meetingId,
      minutes: 5,
    });
    expect(await factsIn(centre, next.meetingId)).toMatchObject([{ facts: { biopsy: true } }]);
  });

  test('and nobody says it once the report is missing again; also of a listing that was away meanwhile', async () => {
    const { centre, meetingId, id, arrives } = await listedWithout();
    const { coordinator } = centre.people;
    const read = { table: 'board.listing', id };
    await centre.as(coordinator, strike, { ...read, version: 1 }, { reason: 'Another day' });
    await arrives('present', 1);
    await centre.as(coordinator, restore, { ...read, version: 2 }, { reason: 'This day' });
    expect(await factsIn(centre, meetingId)).toMatchObject([{ facts: { biopsy: true } }]);
    await arrives('missing', 2);
    expect(await factsIn(centre, meetingId)).toMatchObject([{ facts: {} }]);
    expect((await factsIn(centre, meetingId))[0]?.facts).toEqual({});
    expect(await verifyAudit(centre.database, [centre.ownerId], {}, 'owned')).toMatchObject({ faults: [] });
  });
});

describe('what the board saw', () => {
  test('stays, whatever is recorded and corrected later; that is told beside it, with its day', async () => {
    const { centre, meetingId, caseId, agendaItemId } = await discussed();
    const { chair, clinician, coordinator } = centre.people;
    const before = await seenIn(centre, meetingId);
    await centre.as(chair, concludeItem, conclude(agendaItemId, 'advice_only'));
    const after = await seenIn(centre, meetingId);
    // What a figure is made of is read while she is under discussion.
    const figures = before?.figures.map((figure) => ({ ...figure, inputs: null }));
    expect(before?.figures[0]?.inputs).toHaveLength(3);
    expect(after).toEqual({ ...before, figures, kept: true });
    expect((await journalOf(centre))[0]?.command).toBe('meetings.conclude-item');

    centre.setNow('2026-12-01T03:00:00Z');
    await centre.as(clinician, recordWorkUp, {
      caseId,
      items: [ca125(35, '2026-11-30'), { ...ca125(1, '2026-11-18'), key: 'ecog', unit: null }],
      versions: { ca125: 1 },
    });
    await centre.as(
      coordinator,
      correctCase,
      { caseId, version: 1, case: stage('IVB') },
      { reason: 'Liver' },
    );
    centre.setNow('2026-12-08T03:00:00Z');
    // What says nothing else of the disease moves no day.
    await centre.as(
      coordinator,
      correctCase,
      { caseId, version: 2, case: { ...stage('IVB'), presentedOn: '2026-11-01' } },
      { reason: 'A day earlier' },
    );
    const since = '2026-12-01';
    expect(await seenIn(centre, meetingId)).toEqual({
      ...after,
      later: {
        disease: expect.objectContaining({ stage: 'IVB', since }),
        items: [
          { ...ca125(35, '2026-11-30'), since },
          expect.objectContaining({ key: 'ecog', value: 1, since }),
        ],
      },
    });
    expect(await kept(centre)).toMatchObject([{ version: 1, seenVersion: 4 }]);
  });

  const entered = (centre: TestCentre, caseId: string, on: string, value: number) =>
    centre.as(centre.people.clinician, fillForm, {
      caseId,
      form: 'markers',
      formVersion: 1,
      on: null,
      answers: {
        ...emptyAnswers(courseForms.markers),
        on,
        ca125: { value, comparator: null, unit: 'U/mL' },
      },
    });
  const marker = async (centre: TestCentre, meetingId: string) => {
    const seen = await seenIn(centre, meetingId);
    return { marker: seen?.markers[0], later: seen?.later?.items ?? [] };
  };

  test('is the newer marker of the course on the day of the meeting, with the entry that says it', async () => {
    const { centre, meetingId, caseId, agendaItemId } = await discussed();
    const { chair, clinician } = centre.people;
    centre.setNow('2026-11-24T03:00:00Z');
    const { id } = await entered(centre, caseId, '2026-11-17', 48);
    await entered(centre, caseId, '2026-11-20', 7);
    const shownNow = { key: 'ca125', value: 48, unit: 'U/mL', takenOn: '2026-11-17' };
    expect(await marker(centre, meetingId)).toEqual({ marker: shownNow, later: [] });
    await centre.as(chair, concludeItem, conclude(agendaItemId, 'advice_only'));
    const [row] = await kept(centre);
    expect(row?.seen.workUp).toEqual([expect.objectContaining({ value: 48, entry: id })]);

    // Struck, it is no answer any more; what the board saw stays, and what the record says instead is told beside it.
    await centre.as(clinician, strike, { table: 'care.entry', id, version: 1 }, { reason: 'Another woman' });
    expect((await kept(centre))[0]?.seen).toEqual(row?.seen);
    const struck = await marker(centre, meetingId);
    expect(struck.marker).toEqual(shownNow);
    expect(struck.later).toMatchObject([{ value: 812 }]);
    await centre.as(clinician, restore, { table: 'care.entry', id, version: 2 }, { reason: 'Hers' });
    expect((await marker(centre, meetingId)).later).toEqual([]);

    // A result of the days before the board that comes later is told, with the day on which it came.
    centre.setNow('2026-12-01T03:00:00Z');
    await entered(centre, caseId, '2026-11-18', 40);
    const after = await marker(centre, meetingId);
    expect(after.marker).toEqual(shownNow);
    expect(after.later).toMatchObject([{ key: 'ca125', value: 40, since: '2026-12-01' }]);
  });

  /** As a program of before the course answered had kept it. */
  const keptBefore = async ({ ownerId }: TestCentre) => {
    const owner = new pg.Client(testDatabase().owner);
    await owner.connect();
    await owner.query(`select set_config('app.owner_ids', $1, false)`, [`{${ownerId}}`]);
    await owner.query('begin');
    await owner.query('alter table board.shown disable trigger user');
    await owner.query('update board.shown set seen_version = 2 where owner_id = $1', [ownerId]);
    await owner.query('alter table board.shown enable trigger user');
    await owner.query('commit');
    await owner.end();
  };

  test('of an agenda kept before the course answered stays as it was, with nothing said against it', async () => {
    const { centre, meetingId, caseId, agendaItemId } = await discussed();
    await centre.as(centre.people.chair, concludeItem, conclude(agendaItemId, 'advice_only'));
    await keptBefore(centre);
    await entered(centre, caseId, '2026-11-17', 48);
    const { marker: then, later } = await marker(centre, meetingId);
    expect(then).toMatchObject({ value: 812 });
    expect(later).toEqual([]);
  });

  test('holds her operations; of an agenda that kept none no operation is told as later', async () => {
    const { centre, caseId, agendaItemId } = await discussed();
    const { chair, surgeon } = centre.people;
    const operate = (doneOn: string) =>
      centre.as(surgeon, recordOperation, { caseId, report: { ...completeReport, doneOn } });
    await operate('2026-11-10');
    await centre.as(chair, concludeItem, conclude(agendaItemId, 'advice_only'));
    await operate('2026-11-19');
    const told = async () => {
      const found = await withScope(centre.database, [centre.ownerId], async (tx) => {
        const rows = await tx.select({ id: shown.id }).from(shown);
        return seenCourses(
          tx,
          centre.ownerId,
          rows.map(({ id }) => ({ id, caseId })),
          centre.zone,
        );
      });
      const [course] = [...found.values()];
      return [course?.seen, course?.later].map((entries) => entries?.map(({ form, on }) => [form, on]));
    };
    expect(await told()).toEqual([[['operation', '2026-11-10']], [['operation', '2026-11-19']]]);
    const [row] = await kept(centre);
    expect(row?.seen.course?.[0]?.answers).toEqual({
      kind: 'primary',
      approach: null,
      residual: { min: 0, max: 0 },
    });
    await keptBefore(centre);
    expect((await told())[1]).toEqual([]);
  });

  test('is readiness on the day of the meeting, also of what nobody reached', async () => {
    const { centre, meetingId, agendaItemId } = await discussed();
    const { chair } = centre.people;
    await listTestCase(centre, meetingId);
    await centre.as(chair, concludeItem, conclude(agendaItemId, 'advice_only'));
    await centre.as(chair, closeMeeting, { meetingId });
    const rows = await kept(centre);
    expect(rows).toHaveLength(2);
    const states = rows.map(({ seen }) => seen.readiness?.items.find(({ key }) => key === 'ca125')?.state);
    expect(new Set(states)).toEqual(new Set(['present', 'missing']));
    // Long after, the result is still as fresh as it was on that day.
    centre.setNow('2027-11-19T03:00:00Z');
    expect((await seenIn(centre, meetingId))?.readiness?.open.map(({ key }) => key)).not.toContain('ca125');
  });

  test('names nobody, belongs to the house, and goes and comes with its listing', async () => {
    const { centre, meetingId, agendaItemId } = await discussed();
    const { chair } = centre.people;
    await centre.as(chair, concludeItem, conclude(agendaItemId, 'advice_only'));
    expect(JSON.stringify(await kept(centre))).not.toContain(centre.womenCalled);
    expect(await kept(await createTestCentre())).toEqual([]);
    const [row] = await withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(listing));
    const read = { table: 'board.listing', id: row?.id ?? '' };
    const was = await kept(centre);
    await centre.as(chair, strike, { ...read, version: row?.version ?? 1 }, { reason: 'Another woman' });
    expect(await kept(centre)).toEqual([]);
    expect(await seenIn(centre, meetingId)).toBeNull();
    await centre.as(chair, restore, { ...read, version: (row?.version ?? 1) + 1 }, { reason: 'Hers' });
    expect((await kept(centre)).map(({ seen }) => seen)).toEqual(was.map(({ seen }) => seen));
    const versions = await withScope(centre.database, [centre.ownerId], (tx) =>
      tx.select().from(version).where(eq(version.tableName, 'board.shown')),
    );
    expect(versions).toHaveLength(2);
  });
});
