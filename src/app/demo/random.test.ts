import { describe, expect, it } from 'vitest';
import { randomOf } from './random.ts';

const draws = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);
const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;

describe('seeded draws', () => {
  const random = randomOf('test');

  it('repeat for the same seed, differ for another and do not disturb each other', () => {
    expect(draws(5, randomOf('a').uniform)).toEqual(draws(5, randomOf('a').uniform));
    expect(draws(5, randomOf('a').uniform)).not.toEqual(draws(5, randomOf('b').uniform));
    const first = randomOf('a');
    const fork = first.fork('x').uniform();
    expect(randomOf('a').fork('x').uniform()).toBe(fork);
    expect(first.uniform()).toBe(randomOf('a').uniform());
  });

  it('are uniform in [0, 1)', () => {
    const list = draws(20_000, random.uniform);
    expect(Math.min(...list)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...list)).toBeLessThan(1);
    expect(mean(list)).toBeCloseTo(0.5, 1);
    const bins = Array.from({ length: 10 }, () => 0);
    for (const value of list) bins[Math.floor(value * 10)] = (bins[Math.floor(value * 10)] ?? 0) + 1;
    for (const bin of bins) expect(Math.abs(bin - 2000)).toBeLessThan(200);
  });

  it('have the moments of their distributions', () => {
    const normal = draws(20_000, () => random.normal(10, 2));
    expect(mean(normal)).toBeCloseTo(10, 0);
    expect(Math.sqrt(mean(normal.map((value) => (value - 10) ** 2)))).toBeCloseTo(2, 0);
    expect(median(draws(20_000, () => random.lognormal(6, 0.6))) / 6).toBeCloseTo(1, 1);
    const scale = median(draws(20_000, () => random.weibull(1.26, 63)));
    expect(scale / (63 * Math.log(2) ** (1 / 1.26))).toBeCloseTo(1, 1);
  });

  it('choose by weight, within bounds, and shuffle without loss', () => {
    const chosen = draws(10_000, () => random.weighted({ a: 3, b: 1, c: 0 }));
    expect(chosen.filter((key) => key === 'a').length / 10_000).toBeCloseTo(0.75, 1);
    expect(chosen).not.toContain('c');
    expect(new Set(draws(1000, () => random.whole(3, 5)))).toEqual(new Set([3, 4, 5]));
    expect(random.shuffled([1, 2, 3, 4, 5]).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
    expect(() => random.pick([])).toThrow('draw_from_empty');
  });
});
