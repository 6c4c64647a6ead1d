import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { noticesOf } from '../queries/notices.ts';
import { answerQuestion } from './answer-question.ts';
import { publishNotice } from './publish-notice.ts';
import { sendQuestion } from './send-question.ts';

const houseAsked = async () => {
  const centre = await createTestCentre();
  const texts = [{ locale: 'en', body: 'What we keep.' } as const];
  await centre.as(centre.people.administrator, publishNotice, { last: 0, texts });
  const asked = { name: 'Hong Nara', address: 'nara@stranger.example', text: 'What do you keep of me?' };
  await centre.as({ kind: 'public' }, sendQuestion, asked);
  const questions = async () =>
    (await withScope(centre.database, [centre.ownerId], (tx) => noticesOf(tx, centre.ownerId))).questions;
  const [question] = await questions();
  return { centre, questions, questionId: question?.id ?? '' };
};

test('an administrator says what became of it, and opens it again', async () => {
  const { centre, questions, questionId } = await houseAsked();
  const { administrator } = centre.people;
  await centre.as(administrator, answerQuestion, { questionId, version: 1, answer: 'A letter was sent.' });
  expect(await questions()).toMatchObject([
    { answer: 'A letter was sent.', answeredAt: '2026-11-19T00:00:00Z' },
  ]);
  await centre.as(administrator, answerQuestion, { questionId, version: 2, answer: null });
  expect(await questions()).toMatchObject([{ answer: null, answeredAt: null }]);
  expect(JSON.stringify(await journalOf(centre))).not.toContain('letter');
});

test('not by others, not on an earlier version, not with nothing, nothing of another house', async () => {
  const { centre, questionId } = await houseAsked();
  const { administrator, ...others } = centre.people;
  const input = { questionId, version: 1, answer: 'A letter was sent.' };
  for (const person of Object.values(others))
    expect((await refusalOf(centre, person, answerQuestion, input)).code).toBe('forbidden');
  const refused = async (more: object) =>
    (await refusalOf(centre, administrator, answerQuestion, { ...input, ...more })).code;
  expect(await refused({ version: 2 })).toBe('changed_meanwhile');
  expect(await refused({ answer: ' ' })).toBe('invalid_input');
  const other = await createTestCentre();
  expect((await refusalOf(other, other.people.administrator, answerQuestion, input)).code).toBe('not_found');
});
