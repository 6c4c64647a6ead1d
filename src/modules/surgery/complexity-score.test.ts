import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOf } from '../care/index.ts';
import { complexityScore } from './complexity-score.ts';
import table from './data/scores/aletti.json' with { type: 'json' };
import { otherProcedures, procedureEntries, procedures } from './records/procedures.ts';

const lists = fc.array(fc.constantFrom(...procedures.codes), { minLength: 1, maxLength: 6 });
const scoreOf = (list: readonly string[] | null, words: string | null = null) =>
  complexityScore({ procedures: list, otherProcedures: words }, null);

const points: Readonly<Record<string, number>> = table.points;
const total = (rows: readonly (string | null)[]): number =>
  [...new Set(rows)].reduce((sum, row) => sum + (row === null ? 0 : (points[row] ?? 0)), 0);

/** Both ends by writing out every way in which the procedures may count. */
const ends = (list: readonly string[]) => {
  const of = (pieces: typeof table.open, none: readonly (string | null)[]) =>
    pieces.flatMap(({ rows, procedures: codes }) =>
      codes.filter((code) => list.includes(code)).map(() => [...rows, ...none] as (string | null)[]),
    );
  const joined = table.together
    .filter(({ procedures: codes }) => codes.every((code) => list.includes(code)))
    .map(({ row }) => [row]);
  const pieces = [...of(table.counted, []), ...of(table.oneOf, []), ...joined, ...of(table.open, [null])];
  const ways = pieces.reduce<(string | null)[][]>(
    (before, rows) => before.flatMap((way) => rows.map((row) => [...way, row])),
    [[]],
  );
  const sums = ways.map(total);
  return { points: Math.min(...sums), upTo: Math.max(...sums) };
};

describe('surgical complexity score', () => {
  it('reaches 18 with everything', () =>
    expect(scoreOf(procedures.codes)).toEqual({
      rule: 'aletti@3',
      points: 18,
      upTo: 18,
      band: 'high',
      provenance: 'recalled',
    }));

  it.each<[string[], number, string]>([
    [['biopsy_only'], 0, 'low'],
    [['hysterectomy_bso', 'omentectomy', 'pelvic_peritonectomy'], 3, 'low'],
    [['hysterectomy_bso', 'rectosigmoid_anastomosis'], 4, 'intermediate'],
    [['rectosigmoid_anastomosis', 'diaphragm_stripping', 'splenectomy'], 7, 'intermediate'],
    [['rectosigmoid_anastomosis', 'diaphragm_stripping', 'splenectomy', 'omentectomy'], 8, 'high'],
    [
      ['right_hemicolectomy', 'small_bowel_resection', 'ileocaecal_resection', 'large_bowel_resection'],
      3,
      'low',
    ],
    [['total_hysterectomy', 'bilateral_salpingo_oophorectomy', 'total_omentectomy'], 2, 'low'],
    [['gutter_peritonectomy', 'morison_pouch_peritonectomy'], 1, 'low'],
    [['hysterectomy_bso', 'other_vulva', 'frozen_section'], 1, 'low'],
  ])('scores %j', (list, sum, band) => expect(scoreOf(list)).toMatchObject({ points: sum, upTo: sum, band }));

  it.each<[string[], number, number, string | null]>([
    [['total_hysterectomy'], 0, 1, 'low'],
    [['bilateral_salpingo_oophorectomy', 'rectosigmoid_anastomosis'], 3, 4, null],
    [['ileocaecal_resection'], 1, 2, 'low'],
    [['anterior_exenteration'], 0, 2, 'low'],
    [['posterior_exenteration'], 0, 5, null],
    [['total_exenteration', 'hysterectomy_bso', 'pelvic_peritonectomy'], 2, 5, null],
    [['total_exenteration', 'rectosigmoid_anastomosis'], 3, 7, null],
    [['abdominoperineal_resection'], 0, 2, 'low'],
    [['pelvic_mass_en_bloc', 'omentectomy'], 1, 6, null],
    [['other_large_bowel', 'splenectomy'], 2, 5, null],
    [['ablation_of_implants'], 0, 2, 'low'],
  ])('leaves open what the score does not name: %j', (list, from, upTo, band) =>
    expect(scoreOf(list)).toMatchObject({ points: from, upTo, band }),
  );

  it('counts words that no code stands for neither as nothing nor as something', () => {
    expect(scoreOf(['splenectomy'], 'and the left kidney')).toMatchObject({
      points: 2,
      upTo: 18,
      band: null,
    });
    expect(scoreOf(['splenectomy', 'other_urinary'], 'the left kidney')).toMatchObject({
      points: 2,
      upTo: 2,
    });
    expect(scoreOf(null, 'debulking')).toBeNull();
  });

  it('does not know the score of an operation without recorded procedures', () =>
    expect([scoreOf([]), scoreOf(null)]).toEqual([null, null]));

  it('is computed only where the site has it', () => {
    const done = { procedures: ['splenectomy'], otherProcedures: null };
    expect(complexityScore(done, profileOf('ovary'))).toMatchObject({ points: 2 });
    expect(complexityScore(done, profileOf('cervix'))).toBeNull();
  });

  it('is from the least to the most that what was done may count', () => {
    fc.assert(
      fc.property(lists, (list) => {
        expect(scoreOf(list)).toMatchObject(ends(list));
      }),
    );
  });

  it('counts a row once, in any order, and never falls when a procedure is added', () => {
    fc.assert(
      fc.property(lists, fc.constantFrom(...procedures.codes), (list, more) => {
        const score = scoreOf(list);
        expect(scoreOf([...list, ...list].toReversed())).toEqual(score);
        const grown = scoreOf([...list, more]);
        expect(grown?.points ?? -1).toBeGreaterThanOrEqual(score?.points ?? 0);
        expect(grown?.upTo ?? -1).toBeGreaterThanOrEqual(score?.upTo ?? 0);
        expect(grown?.upTo ?? 99).toBeLessThanOrEqual(18);
      }),
    );
  });

  it('leaves open, for something else of an organ, every row in which its procedures count', () => {
    const organOf = new Map(procedureEntries.map(({ code, organ }) => [code, organ]));
    for (const { rows, procedures: codes } of table.counted)
      for (const code of codes) {
        const other = `other_${organOf.get(code)}`;
        expect(otherProcedures).toContain(other);
        const open = table.open
          .filter((piece) => piece.procedures.includes(other))
          .flatMap((piece) => piece.rows);
        expect(open, `${other} of ${code}`).toEqual(expect.arrayContaining(rows));
      }
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
