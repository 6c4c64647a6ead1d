import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { linksIn } from '../../../../testing/page-parts.ts';
import type { QuestionsTold } from './questions-told.ts';
import CaseQuestions from './questions.tsx';

type Asked = QuestionsTold['questions'][number];
const asked: Asked = {
  id: 'r1',
  awaited: true,
  phase: 'pre_treatment',
  recurrenceNumber: null,
  questionType: 'primary_treatment',
  question: 'Operate first?',
  consultant: 'Doctor Han',
  receivedOn: '2026-11-10',
  more: [],
};
const again: Asked = {
  ...asked,
  id: 'r2',
  awaited: false,
  phase: 'recurrence',
  recurrenceNumber: 1,
  questionType: 'maintenance',
  question: 'Maintain?',
  receivedOn: '2026-11-18',
};
const shown = (questions: Asked[], mayAsk = false) =>
  drawn(<CaseQuestions data={{ questions, mayAsk }} path="/c/house/cases/c1" />);

test('questions stand newest first; of several it is said which a board still owes an answer, of one it is not', async () => {
  const { text } = await shown([asked, again]);
  expect(text).toBe(
    [
      'The questions',
      'Question Maintain? Kind Maintenance treatment · Recurrence 1 Responsible consultant Doctor Han Received on 18 November 2026',
      'Question Operate first? Kind Primary treatment · Before treatment Responsible consultant Doctor Han Received on 10 November 2026',
      'Answer awaited from a board',
    ].join(' '),
  );
  const one = (await shown([asked])).text;
  expect(one).toMatch(/^The question Question Operate first\?/);
  expect(one).not.toContain('awaited');
});

test('whoever prepares cases is led to ask, again where something was asked; others are led nowhere', async () => {
  expect(linksIn((await shown([asked], true)).html)).toEqual({
    'Ask the board again': '/c/house/cases/c1/ask',
    Correct: '/c/house/cases/c1/questions/r1',
    'Take the question back': '/c/house/cases/c1/take-back/question/r1',
  });
  expect(linksIn((await shown([], true)).html)).toEqual({ 'Ask the board': '/c/house/cases/c1/ask' });
  expect(linksIn((await shown([asked])).html)).toEqual({});
  expect((await shown([])).text).toContain('No question was asked: the case came from a register.');
});
