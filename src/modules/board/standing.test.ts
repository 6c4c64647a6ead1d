import { describe, expect, test } from 'vitest';
import { type Course, standingOf } from './standing.ts';

const referred: Course = {
  case: { presentedOn: '2026-11-02', notOperatedReason: null, entry: 'referral' },
  questions: [{ receivedOn: '2026-11-10', awaited: false }],
  listings: [],
  recommendations: [],
  operations: [],
};
const listed = { state: 'listed', agendaItemId: 'i' };
const discussed = { state: 'discussed', agendaItemId: 'd' };
const told = (
  decision: Course['recommendations'][number]['decision'],
  boardOn = '2026-11-19',
  priority = 1,
) => ({ decision, boardOn, priority });
const operated = (closed: boolean, doneOn: string | null = '2026-11-16') => ({ doneOn, closed });
const again = [
  { receivedOn: '2026-11-10', awaited: false },
  { receivedOn: '2026-12-20', awaited: true },
];
const registry = { ...referred.case, entry: 'registry' as const };

describe('where a case stands', () => {
  test.each<[string, Partial<Course>, string]>([
    ['of a registry, without a referral', { case: registry, questions: [] }, 'registered'],
    ['of a registry, with a referral', { case: registry }, 'referred'],
    ['referred', {}, 'referred'],
    ['on an agenda', { listings: [discussed, listed] }, 'listed'],
    [
      'on an agenda again after her operation',
      { listings: [listed], operations: [operated(true)] },
      'listed',
    ],
    ['asked again after all was closed', { questions: again, operations: [operated(true)] }, 'asked_again'],
    ['asked again, and on an agenda', { questions: again, listings: [discussed, listed] }, 'listed'],
    [
      'asked again and answered',
      { questions: again.map((one) => ({ ...one, awaited: false })), operations: [operated(true)] },
      'closed',
    ],
    [
      'operated without an answer to the first question',
      { questions: again.slice(1), operations: [operated(false)] },
      'operated',
    ],
    ['discussed without a recommendation', { listings: [discussed] }, 'referred'],
    ['not told yet', { recommendations: [told('not_yet_told')] }, 'recommended'],
    ['undecided', { recommendations: [told('undecided')] }, 'recommended'],
    ['accepted', { recommendations: [told('accepted')] }, 'decided'],
    ['another treatment chosen', { recommendations: [told('alternative')] }, 'decided'],
    ['declined', { recommendations: [told('declined')] }, 'decided'],
    [
      'accepted, and something else not told yet',
      { recommendations: [told('accepted'), told('not_yet_told', '2026-11-19', 2)] },
      'recommended',
    ],
    [
      'accepted, and undecided about what an earlier board said',
      { recommendations: [told('undecided', '2026-10-01'), told('accepted')] },
      'decided',
    ],
    [
      'operated long before a board whose advice is open',
      { recommendations: [told('not_yet_told')], operations: [operated(true, '2023-05-04')] },
      'recommended',
    ],
    [
      'operated on a day nobody knows before a board whose advice is open',
      { recommendations: [told('undecided')], operations: [operated(true, null), operated(true, '2026')] },
      'recommended',
    ],
    [
      'operated since a board, her decision not written',
      { recommendations: [told('not_yet_told')], operations: [operated(false, '2026-11-19')] },
      'operated',
    ],
    [
      'operated, and decided about what the board said since',
      { recommendations: [told('accepted')], operations: [operated(true, '2023-05-04')] },
      'closed',
    ],
    ['not operated', { case: { ...referred.case, notOperatedReason: 'unfit' } }, 'not_operated'],
    ['one operation, its form open', { operations: [operated(false)] }, 'operated'],
    ['one of two forms open', { operations: [operated(true), operated(false)] }, 'operated'],
    ['all forms closed', { operations: [operated(true), operated(true)] }, 'closed'],
  ])('%s', (_, more, state) => {
    expect(standingOf({ ...referred, ...more }).state).toBe(state);
  });

  test.each([
    ['of the newest board', [told('declined', '2026-12-01'), told('accepted', '2026-12-02')], 'accepted'],
    [
      'that is open of the newest board, whatever comes first',
      [
        told('accepted', '2026-12-01', 1),
        told('undecided', '2026-12-01', 3),
        told('not_yet_told', '2026-12-01', 2),
        told('accepted', '2026-11-01', 1),
      ],
      'not_yet_told',
    ],
    [
      'the first of one board',
      [told('declined', '2026-12-01', 2), told('accepted', '2026-12-01', 1)],
      'accepted',
    ],
    ['none', [], null],
  ] as const)('her decision is that about the recommendation %s', (_, recommendations, decision) => {
    for (const order of [recommendations, recommendations.toReversed()])
      expect(standingOf({ ...referred, recommendations: order }).decision).toBe(decision);
  });
});
