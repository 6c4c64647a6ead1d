import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closedOutcome } from '../../testing/closed-outcome.ts';
import { completePathology } from '../../testing/complete-pathology.ts';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { addDays } from '../../kernel/calendar-day.ts';
import type { Life } from '../care/index.ts';
import { operationReport } from '../surgery/index.ts';
import type { OperationFacts } from './operation-facts.ts';
import { operationYears } from './operation-years.ts';

const undated: OperationFacts = {
  id: 'op',
  report: { ...emptyAnswers(operationReport), doneOn: null },
  pathology: null,
  outcome30: null,
};
const alive: Life = { diagnosedOn: [], deaths: [] };
const died = (...deaths: (string | number)[]): Life => ({
  ...alive,
  deaths: deaths.map((each) =>
    typeof each === 'string' ? { on: each, days: null } : { on: null, days: each },
  ),
});
const years = (cameOn: string | null, life = alive, over: Partial<OperationFacts> = {}) => {
  const { mayFromYear, mayUntilYear } = operationYears({ ...undated, ...over }, cameOn, life);
  return [mayFromYear, mayUntilYear];
};

it('an operation without a date lies not before she came and not after she died', () => {
  expect(years(null)).toEqual([null, null]);
  expect(years('2010-05')).toEqual([2010, null]);
  expect(years('2010', died('2013-02'))).toEqual([2010, 2013]);
  expect(years(null, died('2013'))).toEqual([null, 2013]);
  expect(years('2010', died(400))).toEqual([2010, 2012]);
  expect(years('2010-01-01', died(364))).toEqual([2010, 2010]);
  expect(years('2010-01-01', { ...died(364), diagnosedOn: ['2010-01-02'] })).toEqual([2010, 2011]);
  expect(years(null, died(400))).toEqual([null, null]);
});

it('nor after what was written of it; one with a date needs no bounds', () => {
  const reported = { pathology: { ...completePathology, reportedOn: '2011-03-01' } };
  expect(years('2010', died('2013'), reported)).toEqual([2010, 2011]);
  expect(years('2010', alive, { outcome30: { ...closedOutcome, closed30On: '2012-01-31' } })).toEqual([
    2010, 2012,
  ]);
  const dated = { report: { ...undated.report, doneOn: '2012' } };
  expect(years('2010', died('2013'), dated)).toEqual([null, null]);
});

it('of two days of one death the later counts, and what excludes itself says nothing', () => {
  expect(years('2010', died('2012', '2014'))).toEqual([2010, 2014]);
  expect(years('2010', died('2009'))).toEqual([null, null]);
});

it('leaves out no day on which it may have been', () => {
  const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2010-01-01', days));
  const blurred = (on: string) => fc.constantFrom(on, on.slice(0, 7), on.slice(0, 4), null);
  const lived = fc.record({ came: day, operated: day, reported: day, died: day });
  fc.assert(
    fc.property(
      lived.chain((days) => {
        const [came = '', operated = '', reported = '', end = ''] = Object.values(days).toSorted();
        return fc.tuple(fc.constant(operated), blurred(came), blurred(reported), blurred(end));
      }),
      ([operated, came, reported, end]) => {
        const pathology = { ...completePathology, reportedOn: reported };
        const [from, until] = years(came, end === null ? alive : died(end), { pathology });
        const year = Number(operated.slice(0, 4));
        expect(from ?? year).toBeLessThanOrEqual(year);
        expect(until ?? year).toBeGreaterThanOrEqual(year);
      },
    ),
  );
});
