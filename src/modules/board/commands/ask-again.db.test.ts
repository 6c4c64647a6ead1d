import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestBoard, journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { listTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { recordOf } from '../../../testing/record.ts';
import { concludeItem, openItem, openMeeting } from '../../meetings/index.ts';
import { referralRows as referral, referCase } from '../../care/index.ts';
import { standing } from '../tables.ts';
import { listCase } from './list-case.ts';
import { askAgain } from './ask-again.ts';

const again = ({ people }: TestCentre) => ({
  phase: 'recurrence' as const,
  questionType: 'recurrence' as const,
  question: 'Operate again?',
  consultantId: people.surgeon.personId,
  receivedOn: '2026-11-18',
  recurrenceNumber: 1,
});

const questions = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], (tx) => tx.select().from(referral).orderBy(referral.receivedOn));
const standingIn = async ({ database, ownerId }: TestCentre, caseId: string) =>
  (await withScope(database, [ownerId], (tx) => tx.select().from(standing))).find(({ id }) => id === caseId)
    ?.state;

/** A case whose first question a board has answered. */
const answered = async () => {
  const centre = await createTestCentre();
  const { chair } = centre.people;
  const { meetingId } = await createTestBoard(centre, { items: 0 });
  const { caseId, agendaItemId: itemId } = await listTestCase(centre, meetingId);
  await centre.as(chair, openMeeting, { meetingId });
  await centre.as(chair, openItem, { itemId });
  await centre.as(chair, concludeItem, {
    itemId,
    conclusion: 'advice_only',
    deferralReason: null,
    next: false,
  });
  return { centre, caseId };
};

describe('asking the board again', () => {
  test('adds a question to the case, which stays one; the list says so, and a board can be asked', async () => {
    const { centre, caseId } = await answered();
    const { coordinator } = centre.people;
    const { referralId } = await centre.as(coordinator, askAgain, { caseId, referral: again(centre) });
    expect(await questions(centre)).toMatchObject([
      { caseId, phase: 'pre_treatment', recurrenceNumber: null },
      { id: referralId, caseId, phase: 'recurrence', recurrenceNumber: 1 },
    ]);
    expect((await journalOf(centre))[0]).toMatchObject({
      command: 'board.ask-again',
      events: [{ type: 'board.asked-again', caseId, referralId }],
    });
    expect(await standingIn(centre, caseId)).toBe('asked_again');
    const next = await createTestBoard(centre, { items: 0, localStart: '2026-11-26T08:00' });
    await centre.as(coordinator, listCase, { caseId, meetingId: next.meetingId, minutes: 5, referralId });
    expect(await standingIn(centre, caseId)).toBe('listed');
    expect((await recordOf(centre, caseId)).listings.map((row) => row.referralId)).toContain(referralId);
  });

  test('is refused while the same question waits, unless it is another', async () => {
    const { centre, caseId } = await answered();
    const { coordinator, clinician } = centre.people;
    const input = { caseId, referral: again(centre) };
    await centre.as(coordinator, askAgain, input);
    expect(await refusalOf(centre, clinician, askAgain, input)).toEqual({ code: 'question_open', wrote: 0 });
    const other = { ...input, referral: { ...input.referral, questionType: 'molecular_trial' as const } };
    await centre.as(clinician, askAgain, other);
    await centre.as(clinician, askAgain, { ...input, another: true });
    expect(await questions(centre)).toHaveLength(4);
  });

  test('is refused at once for two people who ask the same at one moment', async () => {
    const { centre, caseId } = await answered();
    const both = await Promise.allSettled(
      [centre.people.coordinator, centre.people.clinician].map((actor) =>
        centre.as(actor, askAgain, { caseId, referral: again(centre) }),
      ),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('brings results along, in the place of earlier ones', async () => {
    const { centre, caseId } = await answered();
    const ca125 = (value: number, takenOn: string) => ({
      key: 'ca125',
      state: 'present' as const,
      value,
      unit: 'U/mL',
      takenOn,
      reason: null,
    });
    const ask = (value: number, takenOn: string, another: boolean) =>
      centre.as(centre.people.surgeon, askAgain, {
        caseId,
        referral: again(centre),
        workUp: [ca125(value, takenOn)],
        another,
      });
    await ask(812, '2026-11-05', false);
    await ask(35, '2026-11-17', true);
    expect((await recordOf(centre, caseId)).workUp).toMatchObject([{ key: 'ca125', value: 35, version: 2 }]);
  });

  test('takes no question that cannot be, and leaves nothing behind', async () => {
    const { centre, caseId } = await answered();
    const { coordinator } = centre.people;
    const asked = again(centre);
    const elsewhere = await createTestCentre();
    for (const [over, code] of [
      [{ receivedOn: '2027-11-18' }, 'in_future'],
      [{ phase: 'post_operative' }, 'invalid_input'],
      [{ recurrenceNumber: 0 }, 'invalid_input'],
      [{ question: ' ' }, 'invalid_input'],
      [{ consultantId: elsewhere.people.surgeon.personId }, 'person_unknown'],
    ] as const)
      expect(
        await refusalOf(centre, coordinator, askAgain, { caseId, referral: { ...asked, ...over } }),
        JSON.stringify(over),
      ).toEqual({ code, wrote: 0 });
    expect(await refusalOf(centre, coordinator, askAgain, { caseId: randomUUID(), referral: asked })).toEqual(
      {
        code: 'not_found',
        wrote: 0,
      },
    );
    expect(await questions(centre)).toHaveLength(1);
  });

  test('is not for those who only count or look, nor for another house', async () => {
    const { centre, caseId } = await answered();
    const there = await createTestCentre();
    for (const role of ['administrator', 'quality_manager', 'observer'] as const)
      expect(
        await refusalOf(centre, centre.people[role], askAgain, { caseId, referral: again(centre) }),
        role,
      ).toEqual({ code: 'forbidden', wrote: 0 });
    expect(
      await refusalOf(there, there.people.coordinator, askAgain, { caseId, referral: again(there) }),
    ).toEqual({ code: 'not_found', wrote: 0 });
  });
});

describe('referring a woman who is here with this disease', () => {
  const secondOf = async (centre: TestCentre, caseId: string, site: 'peritoneum' | 'cervix' | null) => {
    const { case: first } = await recordOf(centre, caseId);
    return {
      whom: { patientId: first.patientId },
      case: {
        site,
        histology: null,
        stage: null,
        stageEdition: null,
        grade: null,
        entry: 'referral' as const,
        presentedOn: null,
        treatedBefore: null,
        notOperatedReason: null,
      },
      referral: again(centre),
      workUp: [],
    };
  };

  test('is asked about before a second case is made; a second primary is said to be one', async () => {
    const centre = await createTestCentre();
    const { coordinator } = centre.people;
    const { caseId } = await referTestCase(centre);
    for (const site of ['peritoneum', null] as const)
      expect(await refusalOf(centre, coordinator, referCase, await secondOf(centre, caseId, site))).toEqual({
        code: 'disease_perhaps_known',
        wrote: 0,
      });
    const input = await secondOf(centre, caseId, 'peritoneum');
    const made = await centre.as(coordinator, referCase, { ...input, otherThan: [caseId] });
    expect((await journalOf(centre))[0]?.events).toContainEqual({
      type: 'care.another-disease',
      caseId: made.caseId,
      from: [caseId],
    });
    // What was said of one case says nothing of the other.
    const third = await secondOf(centre, caseId, null);
    expect(await refusalOf(centre, coordinator, referCase, { ...third, otherThan: [caseId] })).toEqual({
      code: 'disease_perhaps_known',
      wrote: 0,
    });
  });

  test('of another site is a case of its own, without a question', async () => {
    const centre = await createTestCentre();
    const { caseId } = await referTestCase(centre);
    await centre.as(centre.people.coordinator, referCase, await secondOf(centre, caseId, 'cervix'));
    expect(await questions(centre)).toHaveLength(2);
  });
});
