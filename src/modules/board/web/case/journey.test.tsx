import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { itemsIn } from '../../../../testing/page-parts.ts';
import JourneyLine from './journey.tsx';
import type { JourneyTold as Journey } from './journey-told.ts';

const begun: Journey = {
  case: { entry: 'referral', presentedOn: '2026-11-02', notOperatedReason: null },
  asked: { questionType: 'maintenance', receivedOn: '2026-11-10' },
  listings: [],
  recommendation: null,
  treatment: null,
  operations: 0,
  operation: null,
  contact: null,
};
const way = async (more: Partial<Journey>) =>
  itemsIn((await drawn(<JourneyLine data={{ ...begun, ...more }} />)).html);

const listed = { state: 'listed', localStart: '2026-11-19T08:00', conclusion: null } as const;
const discussed = { state: 'discussed', localStart: '2026-11-12T08:00', conclusion: 'advice_only' } as const;

test('the step of the board is the one to come while there is one, else what the last concluded', async () => {
  const later = { ...discussed, localStart: '2026-11-26T08:00', conclusion: 'deferred' } as const;
  expect((await way({}))[1]).toBe('Board (not begun)');
  expect((await way({ listings: [discussed, listed] }))[1]).toBe('Board (awaited) listed 19 November 2026');
  expect((await way({ listings: [listed, later] }))[1]).toBe('Board (awaited) listed 19 November 2026');
  expect((await way({ listings: [discussed, later] }))[1]).toBe('Board (done) Deferred 26 November 2026');
});

test('a referral is told by what was asked last and when; a case of a register by when she came', async () => {
  expect((await way({}))[0]).toBe('Referral (done) Maintenance treatment 10 November 2026');
  const register = { case: { ...begun.case, entry: 'registry' as const }, asked: null };
  expect((await way(register))[0]).toBe('Referral (done) from a register 2 November 2026');
  expect((await way({ asked: null }))[0]).toBe('Referral (not begun)');
});

const advice = {
  modality: 'systemic',
  timing: 'neoadjuvant',
  boardOn: '2026-11-12',
  decision: 'not_yet_told',
  spokenOn: null,
} as const;

test('her decision is done once she has decided whatever it is, and awaited while she has not', async () => {
  const hers = async (decision: NonNullable<Journey['recommendation']>['decision']) =>
    (await way({ recommendation: { ...advice, decision, spokenOn: '2026-11-13' } }))[3];
  expect((await way({ recommendation: advice })).slice(2, 4)).toEqual([
    'Recommendation (done) Systemic treatment, neoadjuvant 12 November 2026',
    'Her decision (awaited) Not yet told',
  ]);
  expect(await hers('undecided')).toBe('Her decision (awaited) Undecided 13 November 2026');
  expect(await hers('accepted')).toBe('Her decision (done) Accepted 13 November 2026');
  expect(await hers('alternative')).toBe('Her decision (done) Chose the alternative 13 November 2026');
  expect(await hers('declined')).toBe('Her decision (done) Declined 13 November 2026');
});

type Operation = NonNullable<Journey['operation']>;
const operated = (windows: Operation['windows'], residual = { code: 'unknown' }) => ({
  operations: 1,
  operation: { doneOn: '2026-11-16', residual: residual as Operation['residual'], windows },
});
const thirty = (count: number | null, closedOn: string | null) =>
  [
    { days: 30, closedOn, count },
    { days: 90, closedOn: '2027-02-14', count: 9 },
  ] as unknown as Operation['windows'];

test('thirty days are open until they are closed, whatever ninety say; no complication is not one', async () => {
  const outcome = async (count: number | null, closedOn: string | null) =>
    (await way(operated(thirty(count, closedOn))))[5];
  expect(await outcome(3, null)).toBe('Outcome (awaited) 30 days not closed');
  expect(await outcome(0, '2026-12-17')).toBe('Outcome (done) no complication 17 December 2026');
  expect(await outcome(1, '2026-12-17')).toBe('Outcome (done) 1 complication 17 December 2026');
  expect(await outcome(2, '2026-12-17')).toBe('Outcome (done) 2 complications 17 December 2026');
});

test('an operation outweighs a reason for none; one alone is not counted, several are', async () => {
  const unfit = { case: { ...begun.case, notOperatedReason: 'unfit' as const } };
  expect((await way(unfit))[4]).toBe('Operation (done) Not fit for surgery');
  const done = operated(thirty(0, null));
  expect((await way({ ...unfit, ...done }))[4]).toBe(
    'Operation (done) residual disease not known 16 November 2026',
  );
  expect((await way({ ...done, operations: 3 }))[4]).toBe(
    'Operation (done) 3 operations · residual disease not known 16 November 2026',
  );
});

test('what the board recommends besides surgery is a step of its own, and no operation is awaited', async () => {
  const names = async (more: Partial<Journey>) => (await way(more)).slice(4);
  expect(await names({})).toEqual(['Operation (not begun)', 'Outcome (not begun)']);
  const radiation = { ...advice, modality: 'radiotherapy', timing: 'upfront' } as const;
  expect(await names({ recommendation: radiation })).toEqual(['Treatment (not begun)']);
  const treatment = { title: 'Radiotherapy', from: '2026-11-23', ongoing: true };
  expect(await names({ recommendation: radiation, treatment })).toEqual([
    'Treatment (awaited) Radiotherapy 23 November 2026',
  ]);
  expect(await names({ treatment: { ...treatment, from: null, ongoing: null } })).toEqual([
    'Treatment (awaited) Radiotherapy',
  ]);
  expect(await names({ treatment: { ...treatment, ongoing: false } })).toEqual([
    'Treatment (done) Radiotherapy 23 November 2026',
  ]);
  // To watch is no treatment that anybody waits for.
  const watched = { ...advice, modality: 'observation', timing: 'not_applicable' } as const;
  expect(await names({ recommendation: watched })).toEqual([]);
  const surgery = { ...advice, modality: 'surgery', timing: 'upfront' } as const;
  expect(await names({ recommendation: surgery })).toEqual(['Operation (not begun)', 'Outcome (not begun)']);
});

test('a treatment stands before an operation and its outcome, or after, as it was given', async () => {
  const done = operated(thirty(0, '2026-12-17'));
  const at = async (from: string | null) =>
    (await way({ ...done, treatment: { title: 'Systemic treatment', from, ongoing: false } }))
      .slice(4)
      .map((step) => step.split(' ')[0]);
  expect(await at('2026-08-03')).toEqual(['Treatment', 'Operation', 'Outcome']);
  expect(await at(null)).toEqual(['Treatment', 'Operation', 'Outcome']);
  expect(await at('2026-12-28')).toEqual(['Operation', 'Outcome', 'Treatment']);
});
