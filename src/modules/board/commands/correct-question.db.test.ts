import { describe, expect, test } from 'vitest';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { askTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { historyOf, recordOf } from '../../../testing/record.ts';
import { concludeItem } from '../../meetings/index.ts';
import { correctQuestion } from './correct-question.ts';

const asked = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const [row] = (await recordOf(centre, caseId)).referrals;
  const referral = {
    phase: 'pre_treatment' as const,
    questionType: 'resectability' as const,
    question: 'Can it all be taken out?',
    consultantId: centre.people.clinician.personId,
    receivedOn: '2026-11-11',
    recurrenceNumber: null,
  };
  return { centre, caseId, input: { questionId: row?.id ?? '', version: 1, referral } };
};

/** A question that a board has concluded. */
const concluded = async () => {
  const centre = await createTestCentre();
  const { caseId, agendaItemId } = await recommendTestCase(centre);
  await centre.as(centre.people.chair, concludeItem, {
    itemId: agendaItemId,
    conclusion: 'reached',
    deferralReason: null,
    quorumReason: 'The others had written',
    next: false,
  });
  const [row] = (await recordOf(centre, caseId)).referrals;
  if (row === undefined) throw new Error('no question');
  const { phase, questionType, question, consultantId, receivedOn, recurrenceNumber } = row;
  const referral = { phase, questionType, question, consultantId, receivedOn, recurrenceNumber };
  return { centre, caseId, input: { questionId: row.id, version: row.version, referral } };
};

describe('correcting a question', () => {
  test('that waits changes it and who has her, with the reason in the history', async () => {
    const { centre, caseId, input } = await asked();
    await centre.as(centre.people.coordinator, correctQuestion, input, { reason: 'Read wrongly' });
    expect((await recordOf(centre, caseId)).referrals).toMatchObject([{ ...input.referral, version: 2 }]);
    const [entry] = await historyOf(centre, caseId);
    expect(entry).toMatchObject({ command: 'board.correct-question', reason: 'Read wrongly' });
    expect(entry?.rows[0]?.fields.map(({ field }) => field)).toContain('answers.question');
    expect(JSON.stringify(await journalOf(centre))).not.toContain('taken out');
  });

  test('that a board has concluded leaves it as the board was asked; her consultant alone changes', async () => {
    const { centre, caseId, input } = await concluded();
    const { clinician, coordinator } = centre.people;
    const reworded = { ...input, referral: { ...input.referral, question: 'Another question' } };
    expect(await refusalOf(centre, coordinator, correctQuestion, reworded)).toEqual({
      code: 'question_concluded',
      wrote: 0,
    });
    const handed = { ...input, referral: { ...input.referral, consultantId: clinician.personId } };
    await centre.as(coordinator, correctQuestion, handed);
    expect((await recordOf(centre, caseId)).referrals).toMatchObject([
      { question: input.referral.question, consultantId: clinician.personId },
    ]);
  });

  test('into one that waits already is asked about', async () => {
    const { centre, caseId, input } = await asked();
    await askTestCase(centre, caseId);
    const same = {
      ...input,
      referral: {
        ...input.referral,
        phase: 'recurrence' as const,
        questionType: 'recurrence' as const,
        recurrenceNumber: 1,
      },
    };
    expect((await refusalOf(centre, centre.people.surgeon, correctQuestion, same)).code).toBe(
      'question_open',
    );
    await centre.as(centre.people.surgeon, correctQuestion, { ...same, another: true });
  });

  test('by two people at once: one is kept, the other told', async () => {
    const { centre, input } = await asked();
    const { surgeon, clinician } = centre.people;
    const both = await Promise.allSettled([
      centre.as(surgeon, correctQuestion, input),
      centre.as(clinician, correctQuestion, input),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed_meanwhile' },
    });
  });

  test('is refused without a reason, by who may not, to a stranger as consultant, and in another house', async () => {
    const { centre, input } = await asked();
    const { surgeon, observer } = centre.people;
    await expect(centre.as(surgeon, correctQuestion, input, { reason: ' ' })).rejects.toMatchObject({
      code: 'reason_needed',
    });
    expect((await refusalOf(centre, observer, correctQuestion, input)).code).toBe('forbidden');
    const other = await createTestCentre();
    const strange = { ...input, referral: { ...input.referral, consultantId: other.people.chair.personId } };
    expect(await refusalOf(centre, surgeon, correctQuestion, strange)).toEqual({
      code: 'person_unknown',
      wrote: 0,
    });
    expect(await refusalOf(other, other.people.surgeon, correctQuestion, input)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    const tomorrow = { ...input, referral: { ...input.referral, receivedOn: '2026-12-22' } };
    expect((await refusalOf(centre, surgeon, correctQuestion, tomorrow)).code).toBe('in_future');
  });
});
