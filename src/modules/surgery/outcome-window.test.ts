import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../kernel/calendar-day.ts';
import { openOutcome } from '../../testing/closed-outcome.ts';
import { closedOn, dayAfter, refuseClosing, windowsOf, within } from './outcome-window.ts';

const none = { ...openOutcome, complications: [] };
const [first] = openOutcome.complications ?? [];
const death = { ...openOutcome, complications: [{ ...first!, kind: 'death' as const, on: '2026-11-20' }] };

test.each([
  ['2026-01-01', '2026-01-31', { on: '2026-01-31', passed: false }],
  ['2026-01-01', '2026-02-01', { on: '2026-01-31', passed: true }],
  ['2026-01', '2026-02-10', { on: null, passed: null }],
  ['2026-01', '2026-01-15', { on: null, passed: false }],
  ['2026-01', '2026-03-03', { on: null, passed: true }],
  ['2025', '2026-03-03', { on: null, passed: true }],
  [null, '2026-03-03', { on: null, passed: null }],
])('the 30th day after %s, asked on %s', (doneOn, today, expected) => {
  expect(dayAfter(doneOn, 30, today)).toEqual(expected);
});

test.each([
  ['2026-11-16', '2026-12-16', true],
  ['2026-11-16', '2026-12-17', false],
  ['2026-11-16', '2026-12', null],
  ['2026-11', '2026-12-01', true],
  ['2026-11', '2026-12-31', false],
  ['2026-11', '2026-12-15', null],
  [null, '2026-12-15', null],
  ['2026-11-16', null, null],
])('operated %s, happened %s: within thirty days %s', (doneOn, on, expected) => {
  expect(within(doneOn, 30, on)).toBe(expected);
});

test('grade V is a death, whatever its kind; a death closes no day before it', () => {
  const course = { doneOn: '2026-01-01', deaths: [] };
  const list = (on: string, more: object) => ({
    ...openOutcome,
    complications: [{ ...first!, kind: 'reoperation' as const, grade: 'V' as const, on }],
    ...more,
  });
  expect(windowsOf(list('2026-01-10', { closed30On: '2026-02-05' }), course, '2026-06-01')[0]).toMatchObject({
    died: true,
    diedOn: '2026-01-10',
  });
  expect(closedOn(list('2026-01-10', { closed30On: '2026-01-11' }), '2026-01-01', 30)).toBe('2026-01-11');
  expect(closedOn(list('2026-03-15', { closed30On: '2026-01-05' }), '2026-01-01', 30)).toBeNull();
  expect(closedOn(list('2026-03-15', { closed90On: '2026-01-05' }), '2026-01-01', 90)).toBeNull();
  expect(closedOn(list('2026', { closed90On: '2026-01-05' }), '2026-01-01', 90)).toBe('2026-01-05');
});

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days));
const partial = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));
/** Every day a partial date may mean. */
const meant = (date: string): string[] =>
  Array.from({ length: 800 }, (_, days) => addDays('2025-12-31', days)).filter((each) =>
    each.startsWith(date),
  );

test('what partial dates leave open is unknown, and nothing else is', () => {
  fc.assert(
    fc.property(partial, partial, fc.constantFrom(30, 90), (doneOn, on, days) => {
      const found = new Set(
        meant(doneOn).flatMap((done) => meant(on).map((happened) => happened <= addDays(done, days))),
      );
      expect(within(doneOn, days, on)).toBe(found.size === 2 ? null : found.has(true));
    }),
    { numRuns: 40 },
  );
});

const refusal = (...given: Parameters<typeof refuseClosing>) => {
  try {
    refuseClosing(...given);
    return null;
  } catch (error) {
    return error;
  }
};

test.each([
  ['"none" on the 30th day', { ...none, closed30On: '2026-12-16' }, '2026-11-16', 'closed30On', 30],
  ['a list on the 30th day', { ...openOutcome, closed30On: '2026-12-16' }, '2026-11-16', 'closed30On', 30],
  ['"none" of an undated operation', { ...none, closed30On: '2027-06-16' }, null, 'closed30On', 30],
  ['"none" of an operation of that year', { ...none, closed30On: '2026-12-16' }, '2026', 'closed30On', 30],
  ['"none" on the 90th day', { ...none, closed90On: '2027-02-14' }, '2026-11-16', 'closed90On', 90],
])('%s closes nothing', (_what, outcome, doneOn, field, days) => {
  expect(refusal(outcome, doneOn)).toMatchObject({
    code: 'days_not_over',
    params: { days },
    place: { field: `outcome.${field}` },
  });
  expect(closedOn(outcome, doneOn, 30)).toBeNull();
  expect(closedOn(outcome, doneOn, 90)).toBeNull();
});

test('a list of which nobody said whether it is empty closes nothing', () => {
  const outcome = { ...openOutcome, complications: null, closed30On: '2026-12-17' };
  expect(refusal(outcome, '2026-11-16')).toMatchObject({ code: 'complications_unsaid' });
  expect(closedOn(outcome, '2026-11-16', 30)).toBeNull();
});

test.each([
  ['"none" the day after', { ...none, closed30On: '2026-12-17' }, '2026-11-16', '2026-12-17'],
  ['a list of an undated operation', { ...openOutcome, closed30On: '2026-12-17' }, null, '2026-12-17'],
  ['a death, after which nothing comes', { ...death, closed30On: '2026-11-21' }, '2026-11-16', '2026-11-21'],
  ['the ninety days', { ...none, closed90On: '2027-02-15' }, '2026-11-16', '2027-02-15'],
])('%s closes the thirty days', (_what, outcome, doneOn, on) => {
  expect(refusal(outcome, doneOn)).toBeNull();
  expect(closedOn(outcome, doneOn, 30)).toBe(on);
});

test('what is said of each window: closed or so far, how many, and whether she died in it', () => {
  const said = (outcome: typeof openOutcome | null, ...deaths: (string | null)[]) =>
    windowsOf(outcome, { doneOn: '2026-11-16', deaths }, '2026-12-20').map(
      ({ closedOn: closed, count, died }) => [closed, count, died],
    );
  expect(said(null)).toEqual([
    [null, null, null],
    [null, null, null],
  ]);
  expect(said({ ...none, closed30On: '2026-12-17' })).toEqual([
    ['2026-12-17', 0, false],
    [null, 0, null],
  ]);
  const later = { ...openOutcome, complications: [{ ...first!, on: '2026-12-18' }] };
  expect(said({ ...later, closed30On: '2026-12-17' })).toEqual([
    ['2026-12-17', 0, false],
    [null, 1, null],
  ]);
  expect(said(death)).toEqual([
    [null, 1, true],
    [null, 1, true],
  ]);
  expect(said(openOutcome, '2026-12-18')).toEqual([
    [null, 1, false],
    [null, 1, true],
  ]);
  expect(said(openOutcome, '2026')).toEqual([
    [null, 1, null],
    [null, 1, true],
  ]);
});
