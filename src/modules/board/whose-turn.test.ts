import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type OpenAdvice,
  type OpenCourse,
  openMatters,
  type Question,
  turnOf,
  waitingKinds,
} from './whose-turn.ts';

const board = { boardOn: '2026-11-12', seriesId: 'board' };
const concluded = { ...board, closedAt: '2026-11-12T01:00:00Z', deferralReason: null };
const question = (heard: Question['heard'] = [], more: Partial<Question> = {}): Question => ({
  id: 'q',
  receivedOn: '2026-11-03',
  heard,
  ...more,
});
const waits = question();
const listed = question([
  {
    ...board,
    boardOn: '2026-11-26',
    closedAt: null,
    conclusion: null,
    isAdvised: false,
    deferralReason: null,
  },
]);
const sentBack = question([
  { ...concluded, conclusion: 'deferred', isAdvised: false, deferralReason: 'imaging_missing' },
]);
const takenBack = question([{ ...concluded, conclusion: 'reached', isAdvised: false }]);
const answered = question([{ ...concluded, conclusion: 'reached', isAdvised: true }]);

const open = { state: 'open', reason: null, deviation: null, askedFrom: null, happenedOn: null } as const;
const advice = (more: Partial<OpenAdvice> = {}): OpenAdvice => ({
  id: 'a',
  modality: 'surgery',
  receivedOn: '2026-11-03',
  ...board,
  ownerPersonId: 'kim',
  dueOn: '2026-12-10',
  decision: 'not_yet_told',
  spokenOn: null,
  became: open,
  ...more,
});
const accepted = (became: Partial<OpenAdvice['became']> = {}) =>
  advice({ decision: 'accepted', spokenOn: '2026-11-14', became: { ...open, ...became } });

const turn = (course: Partial<OpenCourse>) =>
  turnOf(openMatters({ questions: [answered], advice: [], contact: null, isDead: false, ...course }));

describe('what is asked, of whom, since when, and what comes next', () => {
  test.each([
    [
      'a question that waits',
      { questions: [waits] },
      ['question', null, 'coordinator', '2026-11-03', 'listed'],
    ],
    [
      'one that is listed, for its board',
      { questions: [listed] },
      ['listed', null, 'coordinator', '2026-11-26', 'tell'],
    ],
    ['one sent back', { questions: [sentBack] }, ['sent_back', null, 'coordinator', '2026-11-12', 'listed']],
    [
      'one whose answer was taken back',
      { questions: [takenBack] },
      ['sent_back', null, 'coordinator', '2026-11-12', 'listed'],
    ],
    [
      'advice she has not been told',
      { advice: [advice()] },
      ['tell', 'kim', null, '2026-11-12', 'undecided'],
    ],
    [
      'advice she thinks about, since the day is no more exact',
      { advice: [advice({ decision: 'undecided', spokenOn: '2026-11' })] },
      ['undecided', 'kim', null, '2026-11', 'fulfil'],
    ],
    [
      'what is to be carried out, from the day it is due',
      { advice: [accepted({ askedFrom: '2026-12-10' })] },
      ['fulfil', 'kim', null, '2026-12-10', null],
    ],
    [
      'what the rule could not say',
      { advice: [accepted({ state: null })] },
      ['fulfil', 'kim', null, '2026-12-10', null],
    ],
    [
      'a treatment against what was meant, of unknown day',
      { advice: [accepted({ state: 'done_otherwise', reason: 'other_therapy_chosen', deviation: 'major' })] },
      ['deviation', null, 'coordinator', null, 'question'],
    ],
  ] as const)('%s', (_name, course, [kind, personId, role, askedOn, next]) => {
    expect(turn(course)).toMatchObject({ kind, personId, role, askedOn, next });
  });

  test.each([
    ['an answered question', {}],
    ['advice that is done', { advice: [accepted({ state: 'done' })] }],
    [
      'advice she declined',
      { advice: [accepted({ state: 'not_done', reason: 'patient_refusal', deviation: 'minor' })] },
    ],
    [
      'untold advice that a later board replaced',
      {
        advice: [
          advice({ became: { ...open, state: 'not_done', reason: 'superseded', deviation: 'minor' } }),
        ],
      },
    ],
    [
      'a deviation of which a board was asked again',
      {
        questions: [
          answered,
          question([{ ...concluded, conclusion: 'reached', isAdvised: true }], {
            id: 'r',
            receivedOn: '2026-11-20',
          }),
        ],
        advice: [accepted({ state: 'done_otherwise', reason: 'other_therapy_chosen', deviation: 'major' })],
      },
    ],
  ] as const)('nothing of %s', (_name, course) => {
    expect(turn(course)).toBeNull();
  });
});

test('who has died is told nothing any more; what became of the advice is asked all the same', () => {
  expect(turn({ advice: [advice()], isDead: true })).toMatchObject({ kind: 'fulfil', askedOn: '2026-12-10' });
});

test('what is done and never told stays a conversation until a later board has spoken', () => {
  const done = advice({ became: { ...open, state: 'done' } });
  expect(turn({ advice: [done] })).toMatchObject({ kind: 'tell', matterId: 'a' });
  const later = { ...accepted({ state: 'done' }), id: 'b', boardOn: '2026-11-19' };
  expect(turn({ advice: [done, later] })).toBeNull();
});

test('a question comes first, then what went against a board, then conversations; what has a day waits for it', () => {
  const due = accepted({ askedFrom: '2026-11-20' });
  const against = { ...accepted({ state: 'done_otherwise', reason: 'other', deviation: 'major' }), id: 'd' };
  expect(turn({ questions: [waits], advice: [advice(), due] })).toMatchObject({
    kind: 'question',
    next: 'tell',
  });
  expect(turn({ questions: [answered], advice: [advice(), against] })).toMatchObject({
    kind: 'deviation',
    next: 'tell',
  });
  expect(turn({ questions: [listed], advice: [advice()] })).toMatchObject({ kind: 'tell', next: 'listed' });
  // Asked before the board meets, and not when it is due after it.
  expect(turn({ questions: [listed], advice: [due] })).toMatchObject({ kind: 'fulfil', next: 'listed' });
  const late = accepted({ askedFrom: '2026-12-01' });
  expect(turn({ questions: [listed], advice: [late] })).toMatchObject({ kind: 'listed', next: 'fulfil' });
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
const questions = fc
  .tuple(day, fc.constantFrom(waits, listed, sentBack, takenBack, answered), fc.uuid())
  .map(([receivedOn, of, id]) => ({ ...of, id, receivedOn }));
const closed = [accepted({ state: 'done' }), accepted({ state: 'not_done', reason: 'patient_refusal' })];
const unsettled = [
  advice(),
  advice({ decision: 'undecided', spokenOn: '2026-11-14' }),
  accepted({ askedFrom: '2026-12-10' }),
  accepted({ state: null }),
];
const advices = fc
  .tuple(fc.constantFrom(...closed, ...unsettled), day, day, fc.uuid())
  .map(([of, boardOn, receivedOn, id]) => ({ ...of, id, boardOn, receivedOn }));

const agreed = {
  caseId: 'case',
  state: 'agreed',
  byId: 'entry',
  personId: 'lee',
  askedFrom: '2026-12-01',
  since: '2026-11-14',
  consultantId: 'kim',
} as const;
const missing = { ...agreed, state: 'missing', byId: null, personId: null, askedFrom: null } as const;
const contacts = fc.constantFrom(null, agreed, missing);

test('a contact is asked of whom it was agreed with, on its day; that there is none, of who answers for her, at once', () => {
  expect(turn({ contact: agreed })).toMatchObject({
    kind: 'contact',
    matterId: 'entry',
    personId: 'lee',
    elseId: 'kim',
    askedOn: '2026-12-01',
    next: null,
  });
  const later = accepted({ askedFrom: '2026-12-10' });
  expect(turn({ contact: agreed, advice: [later] })).toMatchObject({ kind: 'contact', next: 'fulfil' });
  expect(turn({ contact: agreed, questions: [waits] })).toMatchObject({ kind: 'question', next: 'contact' });
  expect(turn({ contact: missing })).toMatchObject({
    kind: 'no_contact',
    matterId: 'case',
    personId: 'kim',
    askedOn: '2026-11-14',
    next: 'contact',
  });
  expect(turn({ contact: { ...agreed, personId: null, consultantId: null } })).toMatchObject({
    personId: null,
    role: 'coordinator',
  });
  const isLost = { ...missing, state: 'lost', byId: 'entry' } as const;
  expect(turn({ contact: isLost })).toBe(null);
  const left = { ...open, state: 'not_done', reason: 'lost_to_follow_up' } as const;
  expect(turn({ contact: isLost, advice: [advice({ became: left })] })).toBe(null);
  // What a board says after that is to be told all the same.
  const done = advice({ became: { ...open, state: 'done' } });
  expect(turn({ contact: isLost, advice: [done] })).toBe(null);
  expect(turn({ contact: isLost, advice: [{ ...done, boardOn: '2026-11-15' }] })?.kind).toBe('tell');
  expect(turn({ contact: isLost, advice: [{ ...done, boardOn: '2026-11-14' }] })).toBe(null);
});

test('a course in which a question waits for an agenda has a turn that says so, whatever else is open', () => {
  fc.assert(
    fc.property(
      fc.array(questions),
      fc.constantFrom(waits, sentBack, takenBack),
      fc.array(advices),
      contacts,
      fc.boolean(),
      (others, waiting, given, contact, isDead) => {
        const course = { questions: [...others, waiting], advice: given, contact, isDead };
        expect(waitingKinds).toContain(turnOf(openMatters(course))?.kind);
      },
    ),
  );
});

test('a course has a turn exactly when something in it is open, whatever the order of its rows', () => {
  fc.assert(
    fc.property(
      fc.array(questions),
      fc.array(advices),
      contacts,
      fc.boolean(),
      (asked, given, contact, isDead) => {
        const isOpen =
          contact !== null ||
          asked.some(({ heard }) => heard !== answered.heard) ||
          given.some(
            ({ became, decision }) =>
              decision !== 'accepted' || became.state === 'open' || became.state === null,
          );
        const course = { questions: asked, advice: given, contact, isDead };
        const now = turnOf(openMatters(course));
        expect(now !== null).toBe(isOpen);
        const turned = { questions: asked.toReversed(), advice: given.toReversed(), contact, isDead };
        expect(turnOf(openMatters(turned))).toEqual(now);
        if (now !== null) expect(now.personId === null).toBe(now.role !== null);
      },
    ),
  );
});
