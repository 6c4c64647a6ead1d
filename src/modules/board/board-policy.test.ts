import { describe, expect, it } from 'vitest';
import { boardPolicies, boardPolicy, defaultBoardPolicy } from './board-policy.ts';
import { deferralWords } from './web/deferral-words.ts';

describe('the policies of boards', () => {
  it('are named as a series names them, with clauses of different names', () => {
    for (const { terms } of boardPolicies)
      expect(new Set(terms.clauses.map((clause) => clause.id)).size).toBe(terms.clauses.length);
    expect(boardPolicy(defaultBoardPolicy).id).toBe('esgo-advanced-ovarian@2');
    expect(boardPolicies.map(({ terms }) => terms.id)).toContain(defaultBoardPolicy);
    expect(() => boardPolicy('nobody@1')).toThrow('policy_unknown');
  });

  it('count by the discussion since their second version, and as they did where a board keeps the first', () => {
    expect(new Set(boardPolicies.map(({ terms }) => terms.heardAtLeast))).toEqual(new Set([0.5]));
    for (const { terms } of boardPolicies) {
      const { heardAtLeast, id, ...same } = boardPolicy(terms.id.replace('@2', '@1'));
      const { heardAtLeast: share, id: now, ...said } = terms;
      expect([heardAtLeast, id, same]).toEqual([undefined, now.replace('@2', '@1'), said]);
    }
  });

  it('have a word for every reason to send a case back', () => {
    for (const { terms } of boardPolicies)
      expect(Object.keys(deferralWords).toSorted()).toEqual(terms.deferralReasons.toSorted());
  });
});
