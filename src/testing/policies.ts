import { boardPolicy } from '../modules/board/index.ts';

/** A policy that boards may choose, for tests of modules that know nothing of boards. */
export const policyNamed = (id: string) => boardPolicy(id);

/** The policy of a conference: words of its own, none of a clinic. */
export const conferencePolicy = {
  id: 'session@1',
  disciplines: ['speaker', 'moderator', 'audience'],
  facts: ['hands-on'],
  deferralReasons: ['time_ran_out', 'speaker_absent'],
  clauses: [
    { id: 'moderated', anyOf: ['moderator'], minimum: 1, modes: ['room' as const] },
    { id: 'hands', anyOf: ['audience'], minimum: 1, modes: ['room' as const], condition: 'hands-on' },
  ],
};
