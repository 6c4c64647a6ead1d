import { describe, expect, it } from 'vitest';
import { asksTheSame, changedInQuestion, isAwaited } from './question.ts';

const on = (conclusion: string | null, closedAt: string | null = null, isAdvised = true) => ({
  conclusion,
  closedAt,
  isAdvised,
});

describe('whether a board still owes an answer', () => {
  it.each([
    ['on no agenda yet', [], true],
    ['on an agenda', [on(null)], true],
    ['sent back', [on('deferred', '2026-11-19T00:00:00Z')], true],
    ['answered', [on('reached', '2026-11-19T00:00:00Z')], false],
    ['advised', [on('advice_only', '2026-11-19T00:00:00Z')], false],
    [
      'sent back, then answered',
      [on('deferred', '2026-11-19T00:00:00Z'), on('reached', '2026-11-26T00:00:00Z')],
      false,
    ],
    [
      'answered, then sent back',
      [on('reached', '2026-11-19T00:00:00Z'), on('deferred', '2026-11-26T00:00:00Z')],
      true,
    ],
    ['answered, and all of it taken back', [on('reached', '2026-11-19T00:00:00Z', false)], true],
    ['on condition, and taken back', [on('reached_conditionally', '2026-11-19T00:00:00Z', false)], true],
    ['advised without a recommendation', [on('advice_only', '2026-11-19T00:00:00Z', false)], false],
    [
      'answered and taken back, then answered',
      [on('reached', '2026-11-19T00:00:00Z', false), on('reached', '2026-11-26T00:00:00Z')],
      false,
    ],
    ['answered, and on an agenda once more', [on('reached', '2026-11-19T00:00:00Z'), on(null)], true],
  ] as const)('%s', (_, heard, awaited) => {
    expect(isAwaited(heard)).toBe(awaited);
    expect(isAwaited(heard.toReversed())).toBe(awaited);
  });
});

describe('the same question', () => {
  const asked = { phase: 'recurrence', questionType: 'recurrence', recurrenceNumber: 1 };
  it('is one of the same kind and phase, at a return that may be the same', () => {
    expect(asksTheSame(asked, asked)).toBe(true);
    expect(asksTheSame(asked, { ...asked, recurrenceNumber: null })).toBe(true);
    expect(asksTheSame(asked, { ...asked, recurrenceNumber: 2 })).toBe(false);
    expect(asksTheSame(asked, { ...asked, questionType: 'molecular_trial' })).toBe(false);
    expect(asksTheSame(asked, { ...asked, phase: 'post_treatment' })).toBe(false);
  });
});

describe('what a correction changes of a question', () => {
  const asked = {
    phase: 'recurrence',
    questionType: 'recurrence',
    recurrenceNumber: 1,
    receivedOn: '2026-11-10',
    question: 'Operate again?',
  };
  it.each([
    ['phase', { phase: 'other' }],
    ['recurrenceNumber', { recurrenceNumber: null }],
    ['questionType', { questionType: 'staging' }],
    ['receivedOn', { receivedOn: '2026-11-11' }],
    ['question', { question: 'Operate again' }],
  ])('is its %s', (name, more) => expect(changedInQuestion(asked, { ...asked, ...more })).toBe(name));

  it('is nothing where another consultant has her', () => {
    const [hers, another] = ['one', 'another'].map((consultantId) => ({ ...asked, consultantId }));
    expect(changedInQuestion(hers ?? asked, another ?? asked)).toBeNull();
  });
});
