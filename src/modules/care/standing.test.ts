import { describe, expect, test } from 'vitest';
import { type Course, standingOf } from './standing.ts';

const referred: Course = {
  case: { presentedOn: '2026-11-02', notOperatedReason: null, entry: 'referral' },
  receivedOn: ['2026-11-10'],
  listings: [],
  recommendations: [],
  operations: [],
};
const listed = { state: 'listed', agendaItemId: 'i' };
const discussed = { state: 'discussed', agendaItemId: 'd' };
const told = (
  decision: Course['recommendations'][number]['decision'],
  dueOn = '2026-11-26',
  priority = 1,
) => ({ decision, dueOn, priority });
const operated = (closed: boolean, doneOn: string | null = '2026-11-16') => ({ doneOn, closed });
const registry = { ...referred.case, entry: 'registry' as const };

describe('where a case stands', () => {
  test.each<[string, Partial<Course>, string]>([
    ['of a registry, without a referral', { case: registry, receivedOn: [] }, 'registered'],
    ['of a registry, with a referral', { case: registry }, 'referred'],
    ['referred', {}, 'referred'],
    ['on an agenda', { listings: [discussed, listed] }, 'listed'],
    [
      'on an agenda again after her operation',
      { listings: [listed], operations: [operated(true)] },
      'listed',
    ],
    ['discussed without a recommendation', { listings: [discussed] }, 'referred'],
    ['not told yet', { recommendations: [told('not_yet_told')] }, 'recommended'],
    ['undecided', { recommendations: [told('undecided')] }, 'recommended'],
    ['accepted', { recommendations: [told('accepted')] }, 'decided'],
    ['another treatment chosen', { recommendations: [told('alternative')] }, 'decided'],
    ['declined', { recommendations: [told('declined')] }, 'decided'],
    ['not operated', { case: { ...referred.case, notOperatedReason: 'unfit' } }, 'not_operated'],
    ['one operation, its form open', { operations: [operated(false)] }, 'operated'],
    ['one of two forms open', { operations: [operated(true), operated(false)] }, 'operated'],
    ['all forms closed', { operations: [operated(true), operated(true)] }, 'closed'],
  ])('%s', (_, more, state) => {
    expect(standingOf({ ...referred, ...more }).state).toBe(state);
  });

  test.each([
    ['due last', [told('declined', '2026-12-01'), told('accepted', '2026-12-02')], 'accepted'],
    [
      'the first of one day',
      [told('declined', '2026-12-01', 2), told('accepted', '2026-12-01', 1)],
      'accepted',
    ],
    ['none', [], null],
  ] as const)('her decision is that about the recommendation %s', (_, recommendations, decision) => {
    for (const order of [recommendations, recommendations.toReversed()])
      expect(standingOf({ ...referred, recommendations: order }).decision).toBe(decision);
  });
});
