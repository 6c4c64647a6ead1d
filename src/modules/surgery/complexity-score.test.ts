import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complexityScore } from './complexity-score.ts';
import { procedureEntries, procedures } from './records/procedures.ts';

const lists = fc.array(fc.constantFrom(...procedures.codes), { minLength: 1, maxLength: 30 });

describe('surgical complexity score', () => {
  it('reaches 18 with everything', () =>
    expect(complexityScore(procedures.codes)).toEqual({
      rule: 'aletti@2',
      points: 18,
      upTo: 18,
      band: 'high',
    }));

  it.each<[string[], number, string]>([
    [['biopsy_only'], 0, 'low'],
    [['hysterectomy_bso', 'omentectomy', 'pelvic_peritonectomy'], 3, 'low'],
    [['hysterectomy_bso', 'rectosigmoid_anastomosis'], 4, 'intermediate'],
    [['rectosigmoid_anastomosis', 'diaphragm_stripping', 'splenectomy'], 7, 'intermediate'],
    [['rectosigmoid_anastomosis', 'diaphragm_stripping', 'splenectomy', 'omentectomy'], 8, 'high'],
    [['right_hemicolectomy', 'ileocaecal_resection', 'large_bowel_resection'], 2, 'low'],
    [['total_hysterectomy', 'bilateral_salpingo_oophorectomy', 'total_omentectomy'], 2, 'low'],
    [['gutter_peritonectomy', 'morison_pouch_peritonectomy'], 1, 'low'],
  ])('scores %j', (list, points, band) =>
    expect(complexityScore(list)).toMatchObject({ points, upTo: points, band }),
  );

  it('is a range where the score leaves a procedure open, without a band where that matters', () => {
    expect(complexityScore(['total_hysterectomy'])).toMatchObject({ points: 0, upTo: 1, band: 'low' });
    expect(complexityScore(['bilateral_salpingo_oophorectomy', 'rectosigmoid_anastomosis'])).toMatchObject({
      points: 3,
      upTo: 4,
      band: null,
    });
  });

  it('does not know the score of an operation without recorded procedures', () =>
    expect([complexityScore([]), complexityScore(null)]).toEqual([null, null]));

  it('counts a row once, in any order, and never falls when a procedure is added', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom(...procedures.codes), (list, more) => {
        const score = complexityScore(list);
        expect(complexityScore([...list, ...list].toReversed())).toEqual(score);
        const grown = complexityScore([...list, more]);
        expect(grown?.points ?? -1).toBeGreaterThanOrEqual(score?.points ?? 0);
        expect(grown?.upTo ?? 99).toBeLessThanOrEqual(18);
        expect(grown?.upTo ?? -1).toBeGreaterThanOrEqual(grown?.points ?? 0);
      }),
    );
  });
});

describe('the list of procedures', () => {
  it('has every department that operates, and something else for every organ', () => {
    const organs = new Set(procedureEntries.map(({ organ }) => organ));
    expect(new Set(procedureEntries.map(({ department }) => department)).size).toBeGreaterThanOrEqual(10);
    for (const organ of organs) expect(procedures.codes, organ).toContain(`other_${organ}`);
  });

  it('has every procedure in both languages', () => {
    for (const { code, en, ko } of procedureEntries) {
      expect(/[가-힣]/u.test(ko), code).toBe(true);
      expect(en.trim(), code).not.toBe('');
    }
  });
});
