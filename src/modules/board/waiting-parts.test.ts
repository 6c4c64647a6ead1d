import { expect, test } from 'vitest';
import { type OpenQuestion, waitingParts } from './waiting-parts.ts';

const question = (caseId: string, more: Partial<OpenQuestion> = {}): OpenQuestion => ({
  caseId,
  consultantId: 'consultant',
  receivedOn: '2026-11-10',
  boardOn: null,
  open: { nurse: 2, pathologist: 1, surgeon: 0, woman: 1 },
  ...more,
});
const nurse = { personId: 'nurse', disciplines: ['nursing'] };
const today = '2026-11-19';

test('a part waits for everybody of its profession, with how many items and for how many days', () => {
  expect(waitingParts([question('a')], nurse, today)).toMatchObject([
    { caseId: 'a', parts: [{ by: 'nurse', open: 2 }], days: 9 },
  ]);
  expect(waitingParts([question('a', { open: { nurse: 0, pathologist: 1 } })], nurse, today)).toEqual([]);
  expect(waitingParts([question('a')], { personId: 'urologist', disciplines: ['urology'] }, today)).toEqual(
    [],
  );
});

test('what no profession answers waits for the consultant of the question alone', () => {
  const disciplines = ['gynaecologic-oncology'];
  expect(waitingParts([question('a')], { personId: 'consultant', disciplines }, today)).toMatchObject([
    { parts: [{ by: 'woman', open: 1 }] },
  ]);
  expect(waitingParts([question('a')], { personId: 'another', disciplines }, today)).toEqual([]);
});

test('the next board stands first, then who waits longest for one', () => {
  const found = waitingParts(
    [
      question('new'),
      question('old', { receivedOn: '2026-10-01' }),
      question('later', { boardOn: '2026-11-26' }),
      question('next', { boardOn: '2026-11-19' }),
    ],
    nurse,
    today,
  );
  expect(found.map(({ caseId }) => caseId)).toEqual(['next', 'later', 'old', 'new']);
});

test('a question dated in the future waits for no days', () => {
  expect(waitingParts([question('a', { receivedOn: '2026-11-20' })], nurse, today)).toMatchObject([
    { days: 0 },
  ]);
});
