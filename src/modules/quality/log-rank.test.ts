import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Followed, medianSurvival } from './kaplan-meier.ts';
import { logRank } from './log-rank.ts';

const shared = resolve('../shared/data');
const here = existsSync(shared);
const notice = here ? '' : ' (skipped: ../shared/data is not there)';

const tableOf = (path: string, delimiter: string): Map<string, string>[] => {
  const [head = '', ...lines] = readFileSync(resolve(shared, path), 'utf8').trimEnd().split('\n');
  const names = head.split(delimiter).map((name) => name.replaceAll('"', ''));
  return lines.map((line) => {
    const cells = line.split(delimiter);
    return new Map(names.map((name, index) => [name, cells[index] ?? '']));
  });
};
const groupsBy = <T>(rows: readonly T[], key: (row: T) => string, of: (row: T) => Followed) =>
  new Map([...Map.groupBy(rows, key)].map(([name, those]) => [name, those.map(of)]));

describe(`real patients, as R's survival has them${notice}`, () => {
  test.runIf(here)('the ovarian trial of 26', () => {
    const rows = tableOf('ov-trial-small/ovarian.csv', ',');
    const of = (row: Map<string, string>): Followed => ({
      days: Number(row.get('futime')),
      died: row.get('fustat') === '1',
    });
    expect(medianSurvival(rows.map(of))).toMatchObject({
      n: 26,
      events: 12,
      median: 638,
      interval: { low: 464, high: null },
    });
    const arms = groupsBy(rows, (row) => row.get('rx') ?? '', of);
    expect(medianSurvival(arms.get('1') ?? [])).toMatchObject({ n: 13, events: 7, median: 638 });
    expect(medianSurvival(arms.get('2') ?? [])).toMatchObject({ n: 13, events: 5, median: null });
    expect(medianSurvival(arms.get('1') ?? []).interval.low).toBe(268);
    expect(medianSurvival(arms.get('2') ?? []).interval.low).toBe(475);
    const test = logRank([...arms.values()]);
    expect(test?.df).toBe(1);
    expect(test?.chi2).toBeCloseTo(1.06273986, 7);
    expect(test?.p).toBeCloseTo(0.30259112, 7);
  });

  test.runIf(here)('TCGA-OV by residual disease', () => {
    const rows = tableOf('ov-tcga/patients.tsv', '\t').filter((row) => Number(row.get('OS.time')) > 0);
    const of = (row: Map<string, string>): Followed => ({
      days: Number(row.get('OS.time')),
      died: row.get('OS') === '1',
    });
    expect(medianSurvival(rows.map(of))).toMatchObject({
      n: 582,
      events: 348,
      median: 1380,
      interval: { low: 1319, high: 1487 },
    });
    const groups = groupsBy(rows, (row) => row.get('tumor_residual_disease') ?? '', of);
    const figures = (name: string) => {
      const { n, events, median, interval } = medianSurvival(groups.get(name) ?? []);
      return [n, events, median, interval.low, interval.high];
    };
    expect(figures('No Macroscopic disease')).toEqual([120, 43, 1875, 1516, null]);
    expect(figures('1-10 mm')).toEqual([255, 174, 1348, 1162, 1470]);
    expect(figures('11-20 mm')).toEqual([38, 25, 1187, 1018, 1977]);
    expect(figures('>20 mm')).toEqual([106, 74, 1024, 880, 1314]);
    groups.delete('[Not Available]');
    const test = logRank([...groups.values()]);
    expect(test?.df).toBe(3);
    expect(test?.chi2).toBeCloseTo(32.19780561, 7);
    expect((test?.p ?? 0) / 4.75442689e-7).toBeCloseTo(1, 7);
  });
});

describe('groups', () => {
  const group = fc.array(fc.record({ days: fc.integer({ min: 1, max: 30 }), died: fc.boolean() }), {
    minLength: 3,
    maxLength: 20,
  });

  test('of which nothing can be told: fewer than two, nobody dead, gone before the first death', () => {
    const [early, late]: Followed[][] = [[{ days: 1, died: false }], [{ days: 9, died: true }]];
    expect(logRank([])).toBeNull();
    expect(logRank([late ?? []])).toBeNull();
    expect(logRank([early ?? [], early ?? []])).toBeNull();
    expect(logRank([early ?? [], late ?? []])).toBeNull();
  });

  test('that live alike differ by nothing', () => {
    fc.assert(
      fc.property(group, (one) => {
        const found = logRank([one, one]);
        if (found !== null) expect(found.chi2).toBeCloseTo(0, 8);
      }),
    );
  });

  test('differ the same whichever comes first; two of them as the square of excess over its error', () => {
    fc.assert(
      fc.property(group, group, (one, two) => {
        const [found, turned] = [logRank([one, two]), logRank([two, one])];
        expect(found === null).toBe(turned === null);
        if (found === null || turned === null) return;
        expect(found.chi2).toBeCloseTo(turned.chi2, 8);
        let [excess, variance] = [0, 0];
        for (const day of new Set([...one, ...two].filter(({ died }) => died).map(({ days }) => days))) {
          const at = (those: Followed[]) => those.filter(({ days }) => days >= day).length;
          const dead = (those: Followed[]) => those.filter((each) => each.died && each.days === day).length;
          const [n, d] = [at(one) + at(two), dead(one) + dead(two)];
          excess += dead(one) - (d * at(one)) / n;
          if (n > 1) variance += (d * (n - d) * at(one) * at(two)) / (n * n * (n - 1));
        }
        expect(found.chi2).toBeCloseTo((excess * excess) / variance, 7);
      }),
    );
  });

  test('of which three are the same in any order', () => {
    fc.assert(
      fc.property(group, group, group, (one, two, three) => {
        const [found, turned] = [logRank([one, two, three]), logRank([three, one, two])];
        if (found === null || turned === null) return;
        expect(found.df).toBe(turned.df);
        expect(found.chi2).toBeCloseTo(turned.chi2, 6);
      }),
    );
  });
});
