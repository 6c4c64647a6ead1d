import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complexityScore } from './complexity-score.ts';
import { type Procedure, procedures } from './records/operation.ts';

const lists = fc.array(fc.constantFrom(...procedures), { minLength: 1 });

describe('surgical complexity score', () => {
  it('reaches 18 with everything', () =>
    expect(complexityScore(procedures)).toEqual({ rule: 'aletti@1', points: 18, band: 'high' }));

  it.each<[Procedure[], number, string]>([
    [['biopsy_only'], 0, 'low'],
    [['hysterectomy_bso', 'omentectomy', 'pelvic_peritonectomy'], 3, 'low'],
    [['hysterectomy_bso', 'rectosigmoid_anastomosis'], 4, 'intermediate'],
    [['rectosigmoid_anastomosis', 'diaphragm_stripping', 'splenectomy'], 7, 'intermediate'],
    [['rectosigmoid_anastomosis', 'diaphragm_stripping', 'splenectomy', 'omentectomy'], 8, 'high'],
  ])('scores %j', (list, points, band) => expect(complexityScore(list)).toMatchObject({ points, band }));

  it('does not know the score of an operation without recorded procedures', () =>
    expect([complexityScore([]), complexityScore(null)]).toEqual([null, null]));

  it('counts a procedure once, in any order, and never falls when one is added', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom(...procedures), (list, more) => {
        const score = complexityScore(list);
        expect(complexityScore([...list, ...list].toReversed())).toEqual(score);
        const grown = complexityScore([...list, more]);
        expect(grown?.points ?? -1).toBeGreaterThanOrEqual(score?.points ?? 0);
        expect(grown?.points ?? 99).toBeLessThanOrEqual(18);
      }),
    );
  });
});
