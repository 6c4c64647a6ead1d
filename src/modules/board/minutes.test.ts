import { expect, test } from 'vitest';
import { differenceOf, minutesOf, saysTheSame } from './minutes.ts';

const disease = {
  site: 'ovary',
  histology: 'high-grade-serous',
  grade: null,
  stage: 'IIIC',
  stageEdition: 'figo-2014',
} as const;
const advice = {
  id: 'advice',
  intent: 'curative',
  modality: 'surgery',
  timing: 'upfront',
  detail: null,
  rationale: 'Complete resection looks possible',
  alternative: 'Chemotherapy first',
  patientView: null,
  owner: { latin: 'Kim', native: null },
  dueOn: '2026-11-26',
  more: { condition: 'if the lung is clear' },
} as const;
const seat = { clause: 'radiology', disciplines: ['radiology'], seats: 1, certain: true } as const;
const held = {
  board: { name: 'Board', venue: null, policy: 'esgo@1', more: 'not told' },
  meeting: {
    localStart: '2026-11-19T08:00',
    zone: 'Asia/Seoul',
    minutes: 60,
    openedAt: '2026-11-18T23:00:00Z',
    closedAt: '2026-11-19T00:00:00Z',
    state: 'closed',
  },
  presence: [
    {
      id: 'row',
      personId: 'kim',
      name: { latin: 'Kim', native: null },
      discipline: 'radiology',
      mode: 'video',
      joinedAt: '2026-11-18T23:00:00Z',
      leftAt: null,
    },
  ],
  rows: [
    {
      id: 'item',
      position: 1,
      state: 'concluded',
      openedAt: '2026-11-18T23:00:00Z',
      closedAt: '2026-11-18T23:05:00Z',
      case: {
        id: 'case',
        label: 'OV-1',
        patientId: 'patient',
        question: 'Which?',
        ...disease,
        kept: true,
        later: { on: 'later' },
      },
      conclusion: 'reached',
      deferralReason: null,
      quorumReason: 'They had written',
      quorum: { met: false, missing: [{ ...seat, couldJoin: ['lee'] }] },
      recommendations: [advice],
      takenBack: [],
      consultant: { latin: 'Park', native: null },
    },
    {
      id: 'other',
      position: 2,
      state: 'open',
      openedAt: null,
      closedAt: null,
      case: null,
      conclusion: null,
      deferralReason: null,
      quorumReason: null,
      quorum: { met: true, missing: [] },
      recommendations: [],
      takenBack: [],
    },
  ],
} as const;
const signed = minutesOf(held);
const [first, second] = held.rows;

test('minutes keep what was said and who was there, and nothing of what is only told beside it', () => {
  expect(signed.board).toEqual({ name: 'Board', venue: null, policy: 'esgo@1' });
  expect(signed.meeting).not.toHaveProperty('state');
  expect(signed.presence).toEqual([
    {
      personId: 'kim',
      name: { latin: 'Kim', native: null },
      discipline: 'radiology',
      mode: 'video',
      joinedAt: '2026-11-18T23:00:00Z',
      leftAt: null,
    },
  ]);
  expect(signed.items[0]).toMatchObject({
    case: { id: 'case', label: 'OV-1', patientId: 'patient', question: 'Which?', disease },
    quorum: { met: false, missing: [seat] },
    quorumReason: 'They had written',
    recommendations: [advice],
  });
  expect(JSON.stringify(signed)).not.toMatch(/later|lee|Park|not told/);
});

test('a quorum that still moves is none, and a disease that was not kept is not told as what the board saw', () => {
  expect(signed.items[1]).toMatchObject({ case: null, quorum: null, conclusion: null });
  const unkept = minutesOf({ ...held, rows: [{ ...first, case: { ...first.case, kept: false } }] });
  expect(unkept.items[0]?.case?.disease).toBeNull();
});

test('minutes that come back from the database with their keys in another order say the same', () => {
  const turned = JSON.parse(JSON.stringify(signed), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value,
  );
  expect(saysTheSame(turned, signed)).toBe(true);
});

test.each([
  ['a recommendation taken back', { rows: [{ ...first, recommendations: [] }, second] }, { items: [1] }],
  [
    'another conclusion',
    {
      rows: [
        { ...first, conclusion: 'advice_only' },
        { ...second, conclusion: 'deferred' },
      ],
    },
    { items: [1, 2] },
  ],
  ['an item that is gone', { rows: [second] }, { items: [1] }],
  ['somebody who was not there', { presence: [] }, { presence: true }],
  ['another room', { board: { ...held.board, venue: 'Room 4' } }, { meeting: true }],
] as const)('%s is said where it is', (_, change, difference) => {
  const now = minutesOf({ ...held, ...change });
  expect(differenceOf(signed, now)).toEqual({ meeting: false, presence: false, items: [], ...difference });
  expect(saysTheSame(signed, now)).toBe(false);
});
