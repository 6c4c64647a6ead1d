import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateFaults } from './plausible-dates.ts';
import type { CaseRecord } from './schema.ts';

const report: CaseRecord['operations'][number]['report'] = {
  doneOn: '2026-02-10',
  kind: 'primary',
  initialAim: null,
  limitedToBiopsy: null,
  residual: null,
  residualSites: null,
  incompleteReason: null,
  diseaseAtStart: null,
  areas: {},
  procedures: [],
  durationMinutes: null,
  bloodLossMl: null,
};
const record = (
  dates: Partial<Record<'born' | 'died' | 'presented' | 'done' | 'closed', string | null>>,
): CaseRecord => ({
  key: 'row-1',
  patient: { bornOn: dates.born ?? null, diedOn: dates.died ?? null },
  identity: { recordNumber: 'DEMO-000001', latinName: null, nativeName: null, sortName: null },
  case: {
    site: null,
    histology: null,
    stage: null,
    stageEdition: null,
    grade: null,
    entry: 'registry',
    presentedOn: dates.presented ?? null,
    treatedBefore: null,
    notOperatedReason: null,
  },
  referral: null,
  workUp: [],
  listing: null,
  operations: [
    {
      report: { ...report, doneOn: dates.done ?? null },
      members: [],
      pathology: null,
      outcome30: dates.closed ? { closedOn: dates.closed, complications: [] } : null,
    },
  ],
});
const today = '2026-11-21';
const codes = (dates: Parameters<typeof record>[0]) =>
  dateFaults(record(dates), today).map(({ code, field }) => `${field}: ${code}`);

describe('dates that cannot be', () => {
  it('finds each with its place', () => {
    expect(codes({ born: '1960', presented: '1959-12-31' })).toEqual(['case.presentedOn: before_birth']);
    expect(codes({ died: '2026-01', done: '2026-02-10' })).toEqual([
      'operations.0.report.doneOn: after_death',
    ]);
    expect(codes({ done: '2027' })).toEqual(['operations.0.report.doneOn: in_future']);
    expect(codes({ born: '2026-12-01' })).toEqual(['patient.bornOn: in_future']);
    expect(codes({ done: '2026-02-10', closed: '2026-02-09' })).toEqual([
      'operations.0.outcome30.closedOn: before_operation',
    ]);
  });

  it('lets stand what a partial date leaves possible, and paper dated after death', () => {
    expect(codes({ born: '1960', presented: '1960', died: '2026', done: '2026-02-10' })).toEqual([]);
    expect(codes({ done: '2026' })).toEqual([]);
    expect(codes({ died: '2026-02-12', done: '2026-02-10', closed: '2026-03-20' })).toEqual([]);
  });

  it('finds nothing in dates that are in order, however vaguely known', () => {
    const ordered = ['1961-05-02', '2026-01-10', '2026-02-10', '2026-03-20', '2026-09-01'] as const;
    const cut = fc.constantFrom(4, 7, 10);
    fc.assert(
      fc.property(fc.tuple(cut, cut, cut, cut, cut), (cuts) => {
        const [born, presented, done, closed, died] = ordered.map((date, n) => date.slice(0, cuts[n]));
        expect(
          codes({
            born: born ?? null,
            presented: presented ?? null,
            done: done ?? null,
            closed: closed ?? null,
            died: died ?? null,
          }),
        ).toEqual([]);
      }),
    );
  });
});
