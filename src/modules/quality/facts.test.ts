import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completePathology } from '../../testing/complete-pathology.ts';
import { addDays } from '../../kernel/calendar-day.ts';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import type { OperationFacts } from './operation-facts.ts';
import { firstCourseOf } from './first-course.ts';
import { ConclusionCode } from '../meetings/index.ts';
import {
  type CaseFields,
  Histology,
  NotOperatedReason,
  Phase,
  Site,
  type WorkUpItem,
  WorkUpState,
} from '../care/index.ts';
import { DecisionCode, Modality } from '../board/index.ts';
import { type OperationReport, operationReport } from '../surgery/index.ts';
import { factsRule, factsOfCourse, type WholeCourse } from './facts.ts';

const fields: CaseFields = {
  site: 'ovary',
  histology: 'high-grade-serous',
  stage: 'IIIC',
  stageEdition: 'figo-2014',
  grade: null,
  entry: 'referral',
  presentedOn: '2026-01-10',
  treatedBefore: false,
  notOperatedReason: null,
};
const report: OperationReport = {
  ...emptyAnswers(operationReport),
  doneOn: '2026-02-10',
  kind: 'primary',
  initialAim: 'complete_cytoreduction',
  limitedToBiopsy: false,
  residual: { min: 0, max: 0 },
};
const operation = (over: Partial<OperationReport> = {}, id = 'op'): OperationFacts => ({
  id,
  report: { ...report, ...over },
  pathology: null,
  outcome30: null,
});
const blank: WholeCourse = {
  case: fields,
  phase: null,
  receivedOn: null,
  workUp: [],
  listings: [],
  recommendations: [],
  operations: [],
  treatments: [],
  grewOn: [],
  life: { diagnosedOn: [], deaths: [] },
};
const given = (over: Partial<WholeCourse>) => factsOfCourse({ ...blank, ...over });
const operated = (...operations: OperationFacts[]) => given({ operations });
const reason = (notOperatedReason: CaseFields['notOperatedReason']) => ({ ...fields, notOperatedReason });
const ruledOut = (key: string, value: boolean, takenOn: string | null): WorkUpItem => ({
  key,
  state: 'present',
  value,
  unit: null,
  takenOn,
  reason: null,
});
const cleared = (takenOn: string | null) => [
  ruledOut('unresectable_metastases_ruled_out', true, takenOn),
  ruledOut('gi_origin_ruled_out', true, takenOn),
];
const accepted = {
  phase: 'pre_treatment',
  modality: 'systemic',
  timing: 'neoadjuvant',
  decision: 'accepted',
  spokenOn: '2026-02-05',
} as const;
const reached = {
  phase: 'pre_treatment',
  conclusion: 'reached',
  quorumMet: true,
  concludedOn: '2026-02-05',
  advised: [],
} as const;

it('the case is dated by the day she presented, else by the day the referral came', () => {
  const came = (presentedOn: string | null, receivedOn: string | null) =>
    given({ case: { ...fields, presentedOn }, receivedOn }).case.presentedOn;
  expect(came('2026-01-05', '2026-02-01')).toBe('2026-01-05');
  expect(came(null, '2026-02-01')).toBe('2026-02-01');
  expect(came(null, null)).toBeNull();
});

describe('the disease', () => {
  it.each([
    [{ site: 'tube' as const }, true],
    [{ site: 'cervix' as const }, false],
    [{ site: null }, null],
    [{ histology: 'borderline' as const }, false],
    [{ histology: null }, true],
  ])('%j is ovarian: %s', (over, ovarian) =>
    expect(given({ case: { ...fields, ...over } }).case.ovarian).toBe(ovarian),
  );

  it('is advanced by its stage, unknown without', () => {
    expect(given({}).case).toMatchObject({ advanced: true, untreatedBefore: true, rule: factsRule });
    const vague = { ...fields, stage: null, stageEdition: null, treatedBefore: null };
    expect(given({ case: vague }).case).toMatchObject({ advanced: null, untreatedBefore: null });
  });
});

describe('cytoreductive operations', () => {
  it.each<[Partial<OperationReport>, boolean | null]>([
    [{}, true],
    [{ limitedToBiopsy: null }, true],
    [{ limitedToBiopsy: true }, false],
    [{ limitedToBiopsy: null, procedures: [] }, true],
    [{ limitedToBiopsy: null, procedures: ['biopsy_only'] }, false],
    [{ limitedToBiopsy: null, procedures: ['biopsy_only', 'omentectomy'] }, true],
    [{ limitedToBiopsy: null, procedures: ['exploratory_laparotomy', 'peritoneal_biopsy'] }, null],
    [{ limitedToBiopsy: false, procedures: ['exploratory_laparotomy', 'peritoneal_biopsy'] }, true],
    [{ kind: 'exploratory' }, false],
    [{ kind: 'recurrence' }, true],
    [{ initialAim: 'palliative' }, false],
    [{ initialAim: null }, null],
    [{ initialAim: null, limitedToBiopsy: true }, false],
  ])('%j: %s', (over, expected) =>
    expect(operated(operation(over)).operations[0]?.cytoreductive).toBe(expected),
  );
});

describe('a register row', () => {
  const row = operated(
    operation({ doneOn: null, initialAim: null, limitedToBiopsy: null, residual: { min: 1, max: 10 } }),
  );

  it('is an operation, though its aim is unknown', () => {
    expect(row.case).toMatchObject({ operated: true, upfrontOffered: true, completeResection: false });
    expect(row.case).toMatchObject({ treated: true, treatedOn: null, boardDecided: null });
    expect(row.operations[0]).toMatchObject({
      cytoreductive: null,
      firstOfCase: true,
      complete: false,
      workUpComplete: null,
      reportComplete: null,
      pathologyComplete: null,
      outcomeClosed: null,
    });
  });

  it('says nothing when neither kind, aim nor residual is known', () => {
    const nothing = operation({ kind: null, initialAim: null, residual: null, limitedToBiopsy: null });
    expect(operated(nothing).case).toMatchObject({ operated: null, completeResection: null, treated: null });
  });
});

describe('complete resection', () => {
  const left = { min: 3, max: 3 };
  it.each<[string, OperationFacts[], boolean | null]>([
    ['none left', [operation()], true],
    ['3 mm left', [operation({ residual: left })], false],
    ['unknown', [operation({ residual: null })], null],
    ['0 to 5 mm', [operation({ residual: { min: 0, max: 5 } })], null],
    [
      'left, then interval complete',
      [operation({ residual: left }), operation({ kind: 'interval' }, 'b')],
      true,
    ],
    [
      'left, then unknown',
      [operation({ residual: left }), operation({ kind: 'interval', residual: null }, 'b')],
      null,
    ],
    [
      'left, then complete at recurrence',
      [operation({ residual: left }), operation({ kind: 'recurrence' }, 'b')],
      false,
    ],
    ['recurrence only', [operation({ kind: 'recurrence' })], null],
    ['exploration only', [operation({ kind: 'exploratory' })], null],
  ])('%s', (_, operations, expected) =>
    expect(operated(...operations).case.completeResection).toBe(expected),
  );

  it('is false for a case never operated, with the reason, and unknown without', () => {
    expect(given({ case: reason('unfit') }).case).toMatchObject({
      operated: false,
      completeResection: false,
    });
    expect(given({}).case).toMatchObject({ operated: null, completeResection: null });
    const explored = { case: reason('progression'), operations: [operation({ kind: 'exploratory' })] };
    expect(given(explored).case).toMatchObject({ operated: false, completeResection: false });
  });
});

describe('upfront surgery offered', () => {
  it('by operation, by recommendation, not after neoadjuvant treatment', () => {
    const advice = (modality: 'surgery' | 'systemic', timing: 'upfront' | 'neoadjuvant') => ({
      recommendations: [{ phase: null, modality, timing, decision: 'not_yet_told' as const, spokenOn: null }],
    });
    expect(operated(operation()).case.upfrontOffered).toBe(true);
    expect(given(advice('surgery', 'upfront')).case.upfrontOffered).toBe(true);
    expect(given(advice('systemic', 'neoadjuvant')).case.upfrontOffered).toBe(false);
    expect(operated(operation({ kind: 'interval' })).case.upfrontOffered).toBe(false);
    expect(operated(operation({ kind: null })).case.upfrontOffered).toBeNull();
  });

  it('is unknown when she declined something we do not know', () => {
    expect(given({ case: reason('unfit') }).case.upfrontOffered).toBe(false);
    expect(given({ case: reason('declined') }).case.upfrontOffered).toBeNull();
  });
});

describe('treatment and the board', () => {
  const line = {
    modality: 'systemic',
    from: '2026-02-12',
    line: 1,
    follows: false,
    relapse: false,
    ongoing: null,
  } as const;
  const radiation = { ...line, modality: 'radiotherapy', line: null, from: '2026-05-01' } as const;

  it('is begun by a line of systemic treatment or radiation, not by one for a recurrence or before she came', () => {
    const treated = (...treatments: WholeCourse['treatments']) => given({ treatments }).case;
    expect(treated(line)).toMatchObject({ treated: true, treatedOn: '2026-02-12' });
    expect(treated(radiation)).toMatchObject({ treated: true, treatedOn: '2026-05-01' });
    expect(treated({ ...line, relapse: true }).treated).toBeNull();
    expect(treated({ ...line, from: '2026-01-09' }).treated).toBeNull();
    expect(treated({ ...line, from: '2026-01' }).treatedOn).toBe('2026-01');
    expect(treated(line, { ...line, follows: true, from: null }).treatedOn).toBe('2026-02-12');
    expect(treated(line, { ...line, line: 2, from: null }).treatedOn).toBeNull();
    const after = { ...line, line: null, follows: true, from: null };
    expect(given({ treatments: [after], operations: [operation()] }).case.treatedOn).toBe('2026-02-10');
  });

  const board = (concludedOn: string, ...advised: WholeCourse['listings'][number]['advised']) => ({
    ...reached,
    concludedOn,
    advised,
  });
  const interval = operation({ kind: 'interval', doneOn: '2026-05-20' });
  const whether = (over: Partial<WholeCourse>) => {
    const found = given({ treatments: [line], operations: [interval], ...over }).case;
    return [found.boardDecided, found.firstTreatmentDecided];
  };

  it('is asked of every intervention of the first course, and of the first alone', () => {
    expect(whether({ listings: [board('2026-02-01', 'systemic'), board('2026-05-10', 'surgery')] })).toEqual([
      true,
      true,
    ]);
    expect(whether({ listings: [board('2026-02-01', 'systemic')] })).toEqual([null, true]);
    expect(whether({ listings: [board('2026-02-01', 'systemic', 'surgery')] })).toEqual([true, true]);
    // Whatever a board advised, it decided what came next.
    expect(whether({ listings: [board('2026-02-01', 'surgery')] })).toEqual([true, true]);
    expect(whether({ listings: [board('2026-02-01', 'systemic'), board('2026-05-10', 'imaging')] })).toEqual([
      true,
      true,
    ]);
    // Without a word of what it advised nobody can say.
    expect(whether({ listings: [board('2026-02-01')] })).toEqual([null, true]);
    const lacked = { ...board('2026-05-10', 'surgery'), quorumMet: false };
    expect(whether({ listings: [board('2026-02-01', 'systemic'), lacked] })).toEqual([false, true]);
    expect(whether({ listings: [board('2026-05-10', 'surgery')] })).toEqual([null, null]);
  });

  it('ends with the growth or return of the disease, and asks of one line once', () => {
    const listings = [board('2026-02-01', 'systemic')];
    const maintenance = { ...line, follows: true, from: '2026-08-01' };
    expect(whether({ operations: [], listings, treatments: [line, maintenance] })).toEqual([true, true]);
    const second = { ...line, line: 2, from: '2026-08-01' };
    const twice = { operations: [], listings, treatments: [line, second] };
    expect(given(twice).case.undecidedOn).toBeNull();
    expect(whether({ ...twice, listings: [] })).toEqual([null, null]);
    expect(whether({ listings, grewOn: ['2026-04-01'] })).toEqual([true, true]);
    expect(whether({ listings, grewOn: ['2026-06-01'] })).toEqual([null, true]);
    expect(whether({ listings, grewOn: [null] })).toEqual([null, true]);
  });

  it('names the days of a treatment that no board is known of', () => {
    const undecided = (over: Partial<WholeCourse>) => {
      const { undecidedOn, firstUndecidedOn } = given({ treatments: [line], ...over }).case;
      return [undecidedOn, firstUndecidedOn];
    };
    const [one, two] = ['[2026-02-12,2026-02-13)', '[2026-05-20,2026-05-21)'];
    expect(undecided({})).toEqual([one, one]);
    expect(undecided({ treatments: [{ ...line, from: '2026-02' }] })[0]).toBe('[2026-02-01,2026-03-01)');
    expect(undecided({ operations: [interval] })).toEqual([two, one]);
    expect(undecided({ operations: [interval], listings: [board('2026-02-01', 'systemic')] })).toEqual([
      two,
      null,
    ]);
    expect(undecided({ listings: [{ ...reached, quorumMet: null }] })).toEqual([null, null]);
    expect(undecided({ listings: [board('2026-02')] })).toEqual([null, null]);
    expect(undecided({ treatments: [{ ...line, from: null }] })).toEqual([null, null]);
    // What may not belong to the course is not missed.
    expect(undecided({ operations: [interval], grewOn: ['2026'] })[0]).toBeNull();
  });

  it('begins with the first of conversation and operation', () => {
    const both = given({ recommendations: [accepted], operations: [operation()] });
    expect(both.case).toMatchObject({ treated: true, treatedOn: '2026-02-05' });
    const undated = given({ recommendations: [accepted], operations: [operation({ doneOn: null })] });
    expect(undated.case).toMatchObject({ treated: true, treatedOn: null });
  });

  it('is not begun by diagnosis, nor by what she declined', () => {
    const imaging = { ...accepted, modality: 'imaging' as const };
    expect(given({ recommendations: [imaging] }).case.treated).toBeNull();
    const declined = { ...accepted, decision: 'declined' as const };
    expect(given({ recommendations: [declined] }).case).toMatchObject({ treated: false, boardDecided: null });
    const undecided = { ...accepted, decision: 'undecided' as const };
    expect(given({ recommendations: [declined, undecided] }).case.treated).toBeNull();
    expect(given({ recommendations: [{ ...accepted, decision: 'alternative' }] }).case.treated).toBeNull();
    expect(given({ case: reason('treated_elsewhere') }).case.treated).toBe(false);
    expect(given({ case: reason('died') }).case.treated).toBeNull();
    const care = { ...accepted, modality: 'palliative' } as const;
    const unfit = (...recommendations: WholeCourse['recommendations']) =>
      given({ case: reason('unfit'), recommendations }).case.treated;
    expect(unfit(care)).toBe(false);
    expect(unfit()).toBeNull();
    expect(unfit({ ...care, decision: 'not_yet_told' })).toBeNull();
    expect(unfit({ ...care, modality: 'imaging' })).toBeNull();
    expect(unfit(care, { ...accepted, decision: 'undecided' })).toBeNull();
    expect(given({ recommendations: [care] }).case.treated).toBeNull();
  });

  const decided = (...listings: WholeCourse['listings']) =>
    given({ listings, recommendations: [accepted] }).case.boardDecided;

  it('was decided by a board with quorum, on the day at the latest', () => {
    expect(decided(reached)).toBe(true);
    expect(decided({ ...reached, quorumMet: false })).toBe(false);
    expect(decided({ ...reached, quorumMet: false }, reached)).toBe(true);
    expect(decided({ ...reached, quorumMet: null })).toBeNull();
    expect(decided({ ...reached, concludedOn: '2026-02-06' })).toBeNull();
    expect(decided({ ...reached, quorumMet: false }, { ...reached, concludedOn: '2026-02-06' })).toBe(false);
    expect(decided({ ...reached, quorumMet: false }, { ...reached, concludedOn: '2026-02' })).toBeNull();
    expect(decided({ ...reached, conclusion: 'deferred' })).toBeNull();
    expect(decided()).toBeNull();
  });

  it('is not asked of a case that was not treated', () =>
    expect(given({ listings: [reached] }).case.boardDecided).toBeNull());
});

describe('the work-up before an operation', () => {
  const judged = (workUp: WorkUpItem[], doneOn: string | null = '2026-02-10') =>
    given({ workUp, operations: [operation({ doneOn })] }).operations[0]?.workUpComplete;

  it('holds both items, true and in time', () => {
    expect(judged(cleared('2026-02-10'))).toBe(true);
    expect(judged(cleared('2026-02-11'))).toBeNull();
    expect(judged(cleared('2026-02'))).toBeNull();
    expect(judged(cleared(null))).toBeNull();
    expect(judged(cleared('2026-01-01'), null)).toBeNull();
    expect(judged(cleared('2026-01-01').slice(1))).toBeNull();
    expect(judged([ruledOut('gi_origin_ruled_out', false, null)])).toBe(false);
    expect(judged([])).toBeNull();
  });

  it('takes the last result before the operation, not a later one', () => {
    expect(judged([...cleared('2026-02-01'), ...cleared('2026-09-01')])).toBe(true);
    const doubted = cleared('2026-01-05').map((item) => ({ ...item, value: false }));
    expect(judged([...doubted, ...cleared('2026-02-01')])).toBe(true);
    expect(judged([...cleared('2026-01-01'), ...doubted])).toBe(false);
  });

  it.each(WorkUpState.options.filter((state) => state !== 'present'))(
    'is not told by an answer left in an item that is %s',
    (state) => {
      for (const value of [true, false]) {
        const [first, second] = cleared('2026-02-01');
        if (!first || !second) throw new Error('item_missing');
        expect(judged([first, { ...second, value, state }])).toBeNull();
      }
    },
  );
});

describe('the pathology report of an operation', () => {
  it('is asked for the response to chemotherapy at interval surgery alone', () => {
    const complete = (kind: OperationReport['kind']) =>
      operated({ ...operation({ kind }), pathology: completePathology }).operations[0]?.pathologyComplete;
    expect([complete('primary'), complete('interval'), complete(null)]).toEqual([true, false, null]);
  });
});

describe('first operation of a case', () => {
  it('is the earliest that may be a cytoreduction; undated ones come last', () => {
    const firsts = operated(
      operation({ doneOn: null }, 'undated'),
      operation({ doneOn: '2026-05-01', kind: 'interval' }, 'interval'),
      operation({ doneOn: '2026-01-01', kind: 'exploratory' }, 'explored'),
      operation({ doneOn: '2026-03' }, 'vague'),
    ).operations.filter(({ firstOfCase }) => firstOfCase);
    expect(firsts.map(({ id }) => id)).toEqual(['vague']);
  });

  it('of a vague and an exact day is the one that may have been first', () => {
    const [vague, exact] = [operation({ doneOn: '2026-02' }, 'vague'), operation({}, 'exact')];
    for (const order of [
      [vague, exact],
      [exact, vague],
    ])
      expect(operated(...order).operations.find(({ firstOfCase }) => firstOfCase)?.id).toBe('vague');
  });
});

describe('whether her treatment goes on', () => {
  const line = (over: Partial<WholeCourse['treatments'][number]> = {}) => ({
    modality: 'systemic' as const,
    from: '2026-02-01',
    line: 1,
    follows: false,
    relapse: false,
    ongoing: true,
    ...over,
  });
  const goesOn = (over: Partial<WholeCourse>) => given(over).case.inTreatment;

  it('is so while something that comes before an operation is said to go on', () => {
    expect(goesOn({ treatments: [line()] })).toBe(true);
    expect(goesOn({ treatments: [line({ ongoing: false }), line({ modality: 'radiotherapy' })] })).toBe(true);
    expect(goesOn({})).toBeNull();
    expect(goesOn({ treatments: [line({ ongoing: false })] })).toBe(false);
    expect(goesOn({ treatments: [line({ ongoing: null })] })).toBeNull();
  });

  it('is not so by what follows an operation, is given for a relapse, or outlasts her life or her answer', () => {
    expect(goesOn({ treatments: [line({ follows: true })] })).toBe(false);
    expect(goesOn({ treatments: [line({ relapse: true })] })).toBe(false);
    const dead = { diagnosedOn: [], deaths: [{ on: '2026-03-01', days: null }] };
    expect(goesOn({ treatments: [line()], life: dead })).toBe(false);
    expect(goesOn({ treatments: [line()], grewOn: ['2026-03-01'] })).toBe(false);
    expect(goesOn({ treatments: [line()], grewOn: [null] })).toBe(false);
    expect(goesOn({ treatments: [line()], grewOn: ['2026-01-31'] })).toBe(true);
  });
});

type Generated<A> = A extends Arbitrary<infer T> ? T : never;
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const day = maybe(fc.constantFrom('2025', '2026-02', '2026-02-01', '2026-02-10', '2026-03-01'));
const anyReport = fc.record({
  doneOn: day,
  kind: maybe(fc.constantFrom(...operationReport.items.kind.codes)),
  initialAim: maybe(fc.constantFrom(...operationReport.items.initialAim.codes)),
  limitedToBiopsy: maybe(fc.boolean()),
  residual: maybe(
    fc.constantFrom({ min: 0, max: 0 }, { min: 0, max: 5 }, { min: 1, max: 10 }, { min: 21, max: null }),
  ),
});
const anyInput: fc.Arbitrary<WholeCourse> = fc.record({
  case: fc
    .record({
      site: maybe(fc.constantFrom(...Site.options)),
      histology: maybe(fc.constantFrom(...Histology.options)),
      stage: maybe(fc.constantFrom('IA', 'IIIC', 'IVB', 'nonsense')),
      treatedBefore: maybe(fc.boolean()),
      notOperatedReason: maybe(fc.constantFrom(...NotOperatedReason.options)),
    })
    .map((some) => ({ ...fields, ...some })),
  receivedOn: maybe(fc.constantFrom('2025-12-01', '2026-01-10')),
  phase: maybe(fc.constantFrom(...Phase.options)),
  workUp: fc.array(
    fc
      .tuple(fc.constantFrom('unresectable_metastases_ruled_out', 'gi_origin_ruled_out'), fc.boolean(), day)
      .map((parts) => ruledOut(...parts)),
    { maxLength: 3 },
  ),
  listings: fc.array(
    fc.record({
      conclusion: fc.constantFrom('reached', 'reached_conditionally', 'deferred', 'advice_only', null),
      quorumMet: maybe(fc.boolean()),
      concludedOn: day,
      advised: fc.subarray(['surgery', 'systemic', 'radiotherapy', 'trial'] as const),
    }),
    { maxLength: 3 },
  ),
  recommendations: fc.array(
    fc.record({
      phase: maybe(fc.constantFrom(...Phase.options)),
      modality: fc.constantFrom('surgery', 'systemic', 'imaging', 'observation'),
      timing: fc.constantFrom('upfront', 'neoadjuvant', 'interval', 'recurrence'),
      decision: fc.constantFrom('not_yet_told', 'accepted', 'alternative', 'declined'),
      spokenOn: day,
    }),
    { maxLength: 3 },
  ),
  operations: fc
    .array(anyReport, { maxLength: 4 })
    .map((reports) => reports.map((some, index) => operation(some, `op${index}`))),
  treatments: fc.array(
    fc.record({
      modality: fc.constantFrom('systemic' as const, 'radiotherapy' as const),
      from: day,
      line: maybe(fc.constantFrom(1, 2)),
      follows: fc.boolean(),
      relapse: fc.boolean(),
      ongoing: maybe(fc.boolean()),
    }),
    { maxLength: 3 },
  ),
  grewOn: fc.array(day, { maxLength: 1 }),
  life: fc.record({
    diagnosedOn: fc.array(fc.constantFrom('2025', '2026-01-10'), { maxLength: 1 }),
    deaths: fc.array(fc.record({ on: day, days: maybe(fc.integer({ min: 0, max: 900 })) }), { maxLength: 2 }),
  }),
});

const late = fc.constantFrom('2027-01-05', '2027', '2028-03');
const laterRows = fc.record({
  phase: fc.constant('recurrence' as const),
  conclusion: fc.constantFrom('reached' as const, 'deferred' as const, null),
  quorumMet: maybe(fc.boolean()),
  on: late,
  modality: fc.constantFrom('surgery' as const, 'systemic' as const, 'imaging' as const),
  timing: fc.constantFrom('upfront' as const, 'neoadjuvant' as const, 'recurrence' as const),
  decision: fc.constantFrom(...DecisionCode.options),
  report: anyReport,
  ruledOut: fc.boolean(),
});

/** The same case after the disease has come back: a question, a board, its advice, an operation, and work-up for them. */
const later = (
  input: WholeCourse,
  { phase, conclusion, quorumMet, on, modality, timing, decision, ...more }: Generated<typeof laterRows>,
): WholeCourse => ({
  ...input,
  phase: input.case.entry === 'registry' ? (input.phase ?? phase) : input.phase,
  workUp: [
    ...input.workUp,
    ruledOut('unresectable_metastases_ruled_out', more.ruledOut, on),
    ruledOut('gi_origin_ruled_out', more.ruledOut, on),
  ],
  listings: [...input.listings, { conclusion, quorumMet, concludedOn: on, advised: [modality] }],
  recommendations: [...input.recommendations, { phase, modality, timing, decision, spokenOn: on }],
  operations: [...input.operations, operation({ ...more.report, kind: 'recurrence', doneOn: on }, 'later')],
});

describe('what comes later', () => {
  it('moves no fact of the first course and of no operation before', () => {
    const first = anyInput.filter(({ case: { entry }, phase }) =>
      entry === 'registry' ? true : phase !== null && phase !== 'recurrence',
    );
    fc.assert(
      fc.property(first, fc.boolean(), laterRows, (given, registered, rows) => {
        const input = {
          ...given,
          case: { ...given.case, entry: registered ? ('registry' as const) : given.case.entry },
        };
        const [before, after] = [factsOfCourse(input), factsOfCourse(later(input, rows))];
        expect(after.case).toEqual(before.case);
        // What is later than an operation without a date nobody can say.
        const dated = input.operations.every(
          ({ report }) => report.kind !== 'recurrence' || report.doneOn !== null,
        );
        for (const was of dated ? before.operations : []) {
          const now = after.operations.find(({ id }) => id === was.id);
          expect(now?.firstOfCase).toBe(was.firstOfCase);
          if (was.doneOn !== null) expect(now).toEqual(was);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('at a further recurrence of a case that came at one leaves its treatment and its operations as they were', () => {
    const came = anyInput.map((input) => ({ ...input, phase: 'recurrence' as const }));
    fc.assert(
      fc.property(came, laterRows, (input, rows) => {
        const [before, after] = [factsOfCourse(input), factsOfCourse(later(input, rows))];
        const { treatedOn, boardDecided } = before.case;
        if (treatedOn !== null) expect(after.case).toMatchObject({ treatedOn, boardDecided });
        if (input.operations.every(({ report }) => report.doneOn !== null))
          expect(after.operations.slice(0, -1)).toEqual(before.operations);
      }),
      { numRuns: 2000 },
    );
  });

  it('tells what came first: a secondary operation gives a case nobody operated no resection', () => {
    const unfit = { case: reason('unfit'), phase: 'pre_treatment' as const };
    const again = operation({ kind: 'recurrence', doneOn: '2027-01-05' });
    expect(given({ ...unfit, operations: [again] }).case).toEqual(given(unfit).case);
  });
});

describe('for every case', () => {
  it('facts do not contradict each other', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { case: found, operations } = factsOfCourse(input);
        if (found.completeResection === true) expect(found.operated).toBe(true);
        if (found.operated === true) expect(found.treated).toBe(true);
        if (found.treated !== true)
          expect([found.treatedOn, found.boardDecided, found.undecidedOn]).toEqual([null, null, null]);
        if (found.boardDecided === true) expect(found.firstTreatmentDecided).toBe(true);
        if (found.firstUndecidedOn !== null) expect(found.firstTreatmentDecided).toBeNull();
        const ofCourse = firstCourseOf(input).operations.map(({ id }) => id);
        if (operations.some(({ id, cytoreductive }) => cytoreductive && ofCourse.includes(id)))
          expect(found.operated).toBe(true);
        const candidates = operations.filter(({ cytoreductive }) => cytoreductive !== false);
        expect(operations.filter(({ firstOfCase }) => firstOfCase)).toHaveLength(
          candidates.length > 0 ? 1 : 0,
        );
        expect(candidates.some(({ firstOfCase }) => firstOfCase)).toBe(candidates.length > 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('learning a residual never turns a known answer round', () => {
    fc.assert(
      fc.property(anyInput, fc.boolean(), (input, none) => {
        const learnt = input.operations.map((op) => ({
          ...op,
          report: {
            ...op.report,
            residual: op.report.residual ?? (none ? { min: 0, max: 0 } : { min: 4, max: 4 }),
          },
        }));
        const before = factsOfCourse(input).case.completeResection;
        const after = factsOfCourse({ ...input, operations: learnt }).case.completeResection;
        const unchanged = input.operations.every(
          ({ report }) => report.kind !== null || report.residual !== null,
        );
        if (before !== null && unchanged) expect(after).toBe(before);
      }),
      { numRuns: 2000 },
    );
  });

  it('a bare case is unknown in everything but what was said', () => {
    const nothing = {
      ...fields,
      site: null,
      histology: null,
      stage: null,
      treatedBefore: null,
      presentedOn: null,
    };
    const { rule, ...facts } = given({ case: nothing }).case;
    expect(rule).toBe('quality-facts@9');
    for (const fact of Object.values(facts)) expect(fact).toBeNull();
  });
});

/** What a rule says of every code of a closed list, so that no code is judged without anybody having said how. */
const table = <Code extends string>(codes: readonly Code[], rule: (code: Code) => unknown) =>
  Object.fromEntries(codes.map((code) => [code, rule(code)]));

describe('each code of a closed list', () => {
  it('every phase but recurrence is primary disease, and without one it is unknown; a register’s case is', () => {
    const expected = {
      pre_treatment: true,
      post_operative: true,
      post_treatment: true,
      recurrence: false,
      other: true,
    };
    const primary = (entry: 'referral' | 'registry') => (phase: WholeCourse['phase']) =>
      given({ case: { ...fields, entry }, phase }).case.primaryDisease;
    expect(table(Phase.options, primary('referral'))).toEqual(expected);
    expect(primary('referral')(null)).toBeNull();
    for (const phase of [...Phase.options, null]) expect(primary('registry')(phase)).toBe(true);
  });

  it('every reason for not operating: whether she was operated, offered upfront surgery, resected, treated', () => {
    const said = (code: CaseFields['notOperatedReason']) => {
      const { operated, upfrontOffered, completeResection, treated } = given({ case: reason(code) }).case;
      return [operated, upfrontOffered, completeResection, treated];
    };
    expect(table(NotOperatedReason.options, said)).toEqual({
      unfit: [false, false, false, null],
      progression: [false, false, false, null],
      declined: [false, null, false, null],
      treated_elsewhere: [false, null, false, false],
      lost: [false, null, false, false],
      died: [false, null, false, null],
      not_indicated: [false, false, false, null],
    });
    expect(said(null)).toEqual([null, null, null, null]);
  });

  it('every kind of operation: cytoreductive, operated, upfront offered, complete in the first course', () => {
    const said = (kind: OperationReport['kind']) => {
      const found = operated(operation({ kind, initialAim: null }));
      const { operated: was, upfrontOffered, completeResection } = found.case;
      return [found.operations[0]?.cytoreductive, was, upfrontOffered, completeResection];
    };
    expect(table(operationReport.items.kind.codes, said)).toEqual({
      primary: [null, true, true, true],
      interval: [null, true, false, true],
      recurrence: [null, null, null, null],
      staging: [null, null, null, null],
      exploratory: [false, null, null, null],
      complication: [false, null, null, null],
    });
    expect(said(null)).toEqual([null, true, null, true]);
  });

  it('every aim of an operation', () => {
    const aim = (initialAim: OperationReport['initialAim']) =>
      operated(operation({ initialAim })).operations[0]?.cytoreductive;
    expect(table(operationReport.items.initialAim.codes, aim)).toEqual({
      complete_cytoreduction: true,
      curative: null,
      staging: false,
      palliative: false,
      diagnostic: false,
    });
  });

  it('every treatment she accepts is or is no treatment; only acceptance treats, only declining all does not', () => {
    const treated = (modality: (typeof Modality.options)[number]) =>
      given({ recommendations: [{ ...accepted, modality }] }).case.treated;
    const therapies = Modality.options.filter((modality) => treated(modality) === true);
    expect(therapies).toEqual([
      'surgery',
      'systemic',
      'radiotherapy',
      'brachytherapy',
      'hormone',
      'hipec',
      'trial',
    ]);
    const decided = (decision: (typeof DecisionCode.options)[number]) =>
      given({ recommendations: [{ ...accepted, decision }] }).case.treated;
    expect(table(DecisionCode.options, decided)).toEqual({
      not_yet_told: null,
      undecided: null,
      accepted: true,
      alternative: null,
      declined: false,
    });
  });

  it('every conclusion of a board: the two that decide, and on the very day treatment began', () => {
    const decided = (conclusion: (typeof ConclusionCode.options)[number], concludedOn = '2026-02-05') =>
      given({ recommendations: [accepted], listings: [{ ...reached, conclusion, concludedOn }] }).case
        .boardDecided;
    expect(table(ConclusionCode.options, (code) => decided(code))).toEqual({
      reached: true,
      reached_conditionally: true,
      deferred: null,
      advice_only: null,
    });
    expect([decided('reached', '2026-02-04'), decided('reached', '2026-02-06')]).toEqual([true, null]);
  });
});

describe('what comes later', () => {
  const laterDay = fc.integer({ min: 1, max: 900 }).map((days) => addDays('2026-02-10', days));
  const result = fc
    .record({
      key: fc.constantFrom('unresectable_metastases_ruled_out', 'gi_origin_ruled_out', 'ecog'),
      value: fc.boolean(),
      takenOn: laterDay,
    })
    .map(({ key, value, takenOn }) => ruledOut(key, value, takenOn));
  const another = fc
    .record({
      doneOn: laterDay,
      kind: fc.constantFrom('primary' as const, 'interval' as const, 'recurrence' as const, null),
      residual: fc.constantFrom(null, { min: 0, max: 0 }, { min: 1, max: 10 }),
    })
    .map((over) => operation(over, over.doneOn));

  it('changes no fact of an earlier operation', () => {
    const before = fc.constantFrom([], cleared('2026-02-01'), cleared('2026-02-01').slice(1));
    fc.assert(
      fc.property(
        before,
        fc.array(result, { maxLength: 5 }),
        fc.array(another, { maxLength: 3 }),
        (workUp, results, others) => {
          const [alone] = given({ workUp, operations: [operation()] }).operations;
          const all = { workUp: [...workUp, ...results], operations: [operation(), ...others] };
          expect(given(all).operations[0]).toEqual(alone);
        },
      ),
    );
  });
});
