import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openOutcome } from '../../testing/closed-outcome.ts';
import { dateFaults } from './plausible-dates.ts';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { type OperationReport, operationReport, pathologyReport } from '../surgery/index.ts';
import type { CaseRecord } from './schema.ts';

const report: OperationReport = {
  ...emptyAnswers(operationReport),
  doneOn: '2026-02-10',
  kind: 'primary',
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
      pathology: null,
      outcome30: dates.closed ? { ...openOutcome, complications: [], closed30On: dates.closed } : null,
    },
  ],
});
const today = '2026-11-21';
const lived = { bornOn: '1960', diedOn: null };
const referral = {
  phase: 'pre_treatment',
  questionType: 'primary_treatment',
  question: 'Primary debulking?',
  consultantId: '01a1f11a-6000-7a54-ac1d-bc0ae9fc0108',
  receivedOn: '2026-01-10',
  recurrenceNumber: null,
} as const;
const item = { key: 'ecog', state: 'present', value: 1, unit: null, takenOn: null, reason: null } as const;
const operated = { report, pathology: null, outcome30: null };
const complication = {
  id: '01a1f11a-6000-7a54-ac1d-bc0ae9fc0930',
  name: null,
  detail: null,
  organ: null,
  kind: 'reoperation',
  grade: 'IIIb',
  treatment: null,
  absent: {},
} as const;
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
      'operations.0.outcome30.closed30On: before_operation',
    ]);
  });

  it('lets stand what a partial date leaves possible, and paper dated after death', () => {
    expect(codes({ born: '1960', presented: '1960', died: '2026', done: '2026-02-10' })).toEqual([]);
    expect(codes({ done: '2026' })).toEqual([]);
    expect(codes({ died: '2026-02-12', done: '2026-02-10', closed: '2026-03-20' })).toEqual([]);
  });

  it.each<[field: string, wrong: readonly string[], dated: (date: string) => Partial<CaseRecord>]>([
    ['patient.diedOn', ['before_birth', 'in_future'], (diedOn) => ({ patient: { ...lived, diedOn } })],
    [
      'referral.receivedOn',
      ['before_birth', 'after_death', 'in_future'],
      (receivedOn) => ({ referral: { ...referral, receivedOn } }),
    ],
    [
      'workUp.0.takenOn',
      ['before_birth', 'after_death', 'in_future'],
      (takenOn) => ({ workUp: [{ ...item, takenOn }] }),
    ],
    [
      'operations.0.pathology.reportedOn',
      ['before_birth', 'in_future', 'before_operation'],
      (reportedOn) => ({
        operations: [{ ...operated, pathology: { ...emptyAnswers(pathologyReport), reportedOn } }],
      }),
    ],
    [
      'operations.0.outcome30.closed30On',
      ['before_birth', 'in_future', 'before_operation'],
      (closed30On) => ({
        operations: [{ ...operated, outcome30: { ...openOutcome, complications: [], closed30On } }],
      }),
    ],
    [
      'operations.0.outcome30.closed90On',
      ['before_birth', 'in_future', 'before_operation'],
      (closed90On) => ({
        operations: [{ ...operated, outcome30: { ...openOutcome, complications: [], closed90On } }],
      }),
    ],
    [
      'operations.0.outcome30.complications.0.on',
      ['before_birth', 'after_death', 'in_future', 'before_operation'],
      (on) => ({
        operations: [
          {
            ...operated,
            outcome30: { ...openOutcome, closed30On: '2026-03-20', complications: [{ ...complication, on }] },
          },
        ],
      }),
    ],
  ])('judges %s: %j', (field, wrong, dated) => {
    const found = [
      ['before_birth', '1959-12-31'],
      ['before_operation', '2026-02-09'],
      ['after_death', '2026-04-02'],
      ['in_future', '2026-11-22'],
    ].filter(([code, date = '']) =>
      dateFaults({ ...record({ born: '1960', died: '2026-04-01' }), ...dated(date) }, today).some(
        (fault) => fault.field === field && fault.code === code,
      ),
    );
    expect(new Set(found.map(([code]) => code))).toEqual(new Set(wrong));
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
