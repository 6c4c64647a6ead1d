import { describe, expect, it } from 'vitest';
import { boardPolicies, boardPolicy, defaultBoardPolicy } from './board-policy.ts';
import { deferralWords } from './web/deferral-words.ts';

describe('the policies of boards', () => {
  it('are named as a series names them, with clauses of different names', () => {
    for (const { terms } of boardPolicies)
      expect(new Set(terms.clauses.map((clause) => clause.id)).size).toBe(terms.clauses.length);
    expect(boardPolicy(defaultBoardPolicy).id).toBe('esgo-advanced-ovarian@1');
    expect(() => boardPolicy('nobody@1')).toThrow('policy_unknown');
  });

  it('have a word for every reason to send a case back', () => {
    for (const { terms } of boardPolicies)
      expect(Object.keys(deferralWords).toSorted()).toEqual(terms.deferralReasons.toSorted());
  });
});
