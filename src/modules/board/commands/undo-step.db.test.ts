import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { amongStruck } from '../../../kernel/struck.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { listTestCase } from '../../../testing/listed-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import {
  closeMeeting,
  concludeItem,
  joinMeeting,
  leaveMeeting,
  openItem,
  openMeeting,
} from '../../meetings/index.ts';
import { boardAgenda } from '../queries/agenda.ts';
import { listing, recommendation, shown, standing } from '../tables.ts';
import { recordRecommendation } from './record-recommendation.ts';
import { undoStep } from './undo-step.ts';

const start = '2026-11-19T00:00:00Z';
const later = (seconds: number): string =>
  new Date(Date.parse(start) + seconds * 1000).toISOString().replace('.000', '');

const reached = {
  conclusion: 'reached',
  deferralReason: null,
  quorumReason: 'The others had written',
} as const;

/** A running board whose first case has a recommendation and is under discussion, with a second that waits. */
const running = async () => {
  const centre = await createTestCentre();
  const found = await recommendTestCase(centre);
  const second = await listTestCase(centre, found.meetingId);
  const { chair, coordinator } = centre.people;
  centre.setNow(later(60));
  return { centre, chair, coordinator, second, ...found };
};

const seen = (centre: TestCentre, meetingId: string) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    agenda: await boardAgenda(tx, centre.ownerId, meetingId, centre.now().toString()),
    shown: await tx.select().from(shown),
    everShown: await amongStruck(tx, tx.select().from(shown)),
    listings: await tx.select().from(listing),
    standings: await tx.select().from(standing),
    recommended: await tx.select().from(recommendation),
  }));
const stepsIn = async (centre: TestCentre, meetingId: string) => (await seen(centre, meetingId)).agenda.steps;
/** Undoes what the page of the meeting offers to undo. */
const offered = async (centre: TestCentre, meetingId: string, what: string) => {
  const step = (await stepsIn(centre, meetingId)).find((one) => one.what === what);
  if (step === undefined) throw new Error(`nothing to undo: ${what}`);
  return { meetingId, what: step.what, id: step.id, version: step.version };
};

describe('undoing a conclusion', () => {
  test('opens the case again and sends back the one it led to; nothing is kept as what the board saw', async () => {
    const { centre, chair, meetingId, agendaItemId, second, caseId } = await running();
    await centre.as(chair, concludeItem, { itemId: agendaItemId, ...reached, next: true });
    const concluded = await seen(centre, meetingId);
    expect(concluded.shown).toHaveLength(1);
    expect(concluded.agenda.rows.map(({ state }) => state)).toEqual(['concluded', 'open']);
    centre.setNow(later(70));
    await centre.as(chair, undoStep, await offered(centre, meetingId, 'concluded'));
    const undone = await seen(centre, meetingId);
    expect(undone.agenda.rows).toMatchObject([
      {
        id: agendaItemId,
        state: 'open',
        openedAt: start,
        closedAt: null,
        conclusion: null,
        case: { kept: false },
      },
      { id: second.agendaItemId, state: 'waiting', openedAt: null },
    ]);
    expect(undone.listings.map(({ state }) => state)).toEqual(['listed', 'listed']);
    expect(undone.standings.find(({ id }) => id === caseId)?.state).toBe('listed');
    expect([undone.shown, undone.everShown.map(({ id }) => id)]).toEqual([[], [concluded.shown[0]?.id]]);
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'board.undo-step',
      events: [{ type: 'board.step-undone', what: 'concluded', id: agendaItemId, meetingId }],
    });
    // Concluded anew, the board has seen what it saw then.
    await centre.as(chair, concludeItem, {
      itemId: agendaItemId,
      ...reached,
      conclusion: 'advice_only',
      next: false,
    });
    const again = await seen(centre, meetingId);
    expect(again.shown).toMatchObject([{ id: concluded.shown[0]?.id, struck: null, version: 3 }]);
    expect(again.agenda.rows[0]).toMatchObject({ conclusion: 'advice_only', case: { kept: true } });
  });

  test('is refused once the case it led to has a recommendation, or another is under discussion', async () => {
    const { centre, chair, meetingId, agendaItemId, second } = await running();
    await centre.as(chair, concludeItem, { itemId: agendaItemId, ...reached, next: true });
    const undo = await offered(centre, meetingId, 'concluded');
    centre.setNow(later(62));
    const advice = {
      intent: 'curative',
      modality: 'systemic',
      timing: 'neoadjuvant',
      detail: null,
      rationale: 'Not resectable',
      alternative: null,
      ownerPersonId: centre.people.surgeon.personId,
      dueOn: '2026-11-26',
      patientView: null,
    } as const;
    await centre.as(chair, recordRecommendation, { ...second, recommendation: advice });
    expect(await refusalOf(centre, chair, undoStep, undo)).toEqual({ code: 'recorded_since', wrote: 0 });
    await centre.as(chair, undoStep, await offered(centre, meetingId, 'recommended'));
    await centre.as(chair, undoStep, undo);
    expect((await seen(centre, meetingId)).agenda.rows.map(({ state }) => state)).toEqual([
      'open',
      'waiting',
    ]);
    const third = await listTestCase(centre, meetingId);
    await centre.as(chair, concludeItem, { itemId: agendaItemId, ...reached, next: false });
    const again = await offered(centre, meetingId, 'concluded');
    centre.setNow(later(64));
    await centre.as(chair, openItem, { itemId: third.agendaItemId });
    expect(await refusalOf(centre, chair, undoStep, again)).toEqual({ code: 'item_still_open', wrote: 0 });
  });
});

test('a case taken up, a recommendation, somebody who joined or left: each goes back, and what it was is kept', async () => {
  const { centre, chair, meetingId, agendaItemId, recommendationId, second } = await running();
  const { personId } = centre.people.clinician;
  await centre.as(chair, joinMeeting, { meetingId, personId, discipline: 'radiology', mode: 'video' });
  await centre.as(chair, undoStep, await offered(centre, meetingId, 'joined'));
  expect((await seen(centre, meetingId)).agenda.presence.map((row) => row.personId)).toEqual([
    centre.people.surgeon.personId,
  ]);
  await centre.as(chair, leaveMeeting, { meetingId, personId: centre.people.surgeon.personId });
  await centre.as(chair, undoStep, await offered(centre, meetingId, 'left'));
  expect((await seen(centre, meetingId)).agenda.presence).toMatchObject([{ joinedAt: start, leftAt: null }]);
  await centre.as(chair, concludeItem, { itemId: agendaItemId, ...reached, next: false });
  centre.setNow(later(80));
  await centre.as(chair, openItem, { itemId: second.agendaItemId });
  await centre.as(chair, undoStep, await offered(centre, meetingId, 'taken_up'));
  expect((await seen(centre, meetingId)).agenda.rows).toMatchObject([
    { state: 'concluded' },
    { state: 'waiting', openedAt: null },
  ]);
  const undo = { meetingId, what: 'recommended', id: recommendationId, version: 1 } as const;
  expect(await refusalOf(centre, chair, undoStep, undo)).toEqual({ code: 'undo_over', wrote: 0 });
  centre.setNow(later(5));
  await centre.as(chair, undoStep, undo);
  const { recommended } = await seen(centre, meetingId);
  expect(recommended).toEqual([]);
});

describe('ten seconds', () => {
  test('are counted on the server: after them it is refused, and nothing offers it', async () => {
    const { centre, chair, meetingId, agendaItemId } = await running();
    await centre.as(chair, concludeItem, { itemId: agendaItemId, ...reached, next: false });
    const undo = await offered(centre, meetingId, 'concluded');
    centre.setNow('2026-11-19T00:01:10.001Z');
    expect(await stepsIn(centre, meetingId)).toEqual([]);
    expect(await refusalOf(centre, chair, undoStep, undo)).toEqual({ code: 'undo_over', wrote: 0 });
  });

  test('end with the meeting', async () => {
    const { centre, chair, meetingId, agendaItemId } = await running();
    await centre.as(chair, concludeItem, { itemId: agendaItemId, ...reached, next: false });
    const undo = await offered(centre, meetingId, 'concluded');
    await centre.as(chair, closeMeeting, { meetingId });
    expect(await stepsIn(centre, meetingId)).toEqual([]);
    expect(await refusalOf(centre, chair, undoStep, undo)).toEqual({ code: 'meeting_not_open', wrote: 0 });
  });
});

describe('who undoes', () => {
  test('two at once: it is undone once, and the second is told which entry was first', async () => {
    for (const what of ['concluded', 'left', 'joined', 'recommended'] as const) {
      const { centre, chair, coordinator, meetingId, agendaItemId } = await running();
      const { personId } = centre.people.surgeon;
      if (what === 'recommended' || what === 'joined') centre.setNow(later(3));
      if (what === 'concluded')
        await centre.as(chair, concludeItem, { itemId: agendaItemId, ...reached, next: true });
      if (what === 'left') await centre.as(chair, leaveMeeting, { meetingId, personId });
      const undo = await offered(centre, meetingId, what);
      const both = await Promise.allSettled(
        [chair, coordinator].map((actor) => centre.as(actor, undoStep, undo)),
      );
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const [entry] = await journalOf(centre);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'undone_before', params: { entry: entry?.id } },
      });
      expect(entry?.command).toBe('board.undo-step');
    }
  });

  test('is whoever runs the meeting, also what another did; nobody else, no other house, and no other meeting', async () => {
    const { centre, chair, coordinator, meetingId, agendaItemId, recommendationId } = await running();
    await centre.as(chair, concludeItem, { itemId: agendaItemId, ...reached, next: true });
    const undo = await offered(centre, meetingId, 'concluded');
    for (const actor of [centre.people.surgeon, centre.people.administrator, centre.people.observer])
      expect(await refusalOf(centre, actor, undoStep, undo)).toEqual({ code: 'forbidden', wrote: 0 });
    // A step of one meeting is not undone by way of another.
    const { meetingId: elsewhere } = await createTestBoard(centre, { items: 1 });
    await centre.as(chair, openMeeting, { meetingId: elsewhere });
    const advice = { what: 'recommended', id: recommendationId, version: 1 };
    for (const step of [undo, advice])
      expect(await refusalOf(centre, chair, undoStep, { ...step, meetingId: elsewhere })).toEqual({
        code: 'not_found',
        wrote: 0,
      });
    const other = await createTestCentre();
    expect(await refusalOf(other, other.people.chair, undoStep, undo)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    const { id } = (await seen(centre, meetingId)).agenda.presence[0] ?? { id: '' };
    expect(await refusalOf(centre, chair, undoStep, { ...undo, what: 'joined' })).toMatchObject({
      code: 'not_found',
    });
    expect(await refusalOf(centre, chair, undoStep, { ...undo, id, what: 'left', version: 1 })).toMatchObject(
      {
        code: 'changed_meanwhile',
      },
    );
    await centre.as(coordinator, undoStep, undo);
  });
});
