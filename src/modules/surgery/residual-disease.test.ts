import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComplete, residualLabels, residualText } from './residual-disease.ts';

const at = (mm: number) => residualLabels({ min: mm, max: mm });
const millimetres = fc.oneof(
  fc.constantFrom(0, 0.1, 2.5, 2.6, 10, 10.1, 25, 25.1),
  fc.double({ min: 0, max: 500, noNaN: true }),
);
const range = fc
  .tuple(millimetres, fc.option(millimetres, { nil: null }))
  .map(([a, b]) => ({ min: b === null ? a : Math.min(a, b), max: b === null ? null : Math.max(a, b) }));

describe('residual disease', () => {
  it.each([
    [0, true, true, 0, 0],
    [0.1, false, true, 1, 1],
    [2.5, false, true, 1, 1],
    [2.6, false, true, 2, 1],
    [10, false, true, 2, 1],
    [10.1, false, false, 2, 2],
    [25, false, false, 2, 2],
    [25.1, false, false, 3, 2],
  ])('labels %s mm', (mm, complete, optimal, ccScore, gynaecologicR) =>
    expect(at(mm)).toEqual({ complete, optimal, ccScore, gynaecologicR }),
  );

  it('leaves open what a range straddles', () => {
    expect(residualLabels({ min: 0, max: 5 })).toEqual({
      complete: null,
      optimal: true,
      ccScore: null,
      gynaecologicR: null,
    });
    expect(residualLabels({ min: 1, max: 10 })).toEqual({
      complete: false,
      optimal: true,
      ccScore: null,
      gynaecologicR: 1,
    });
    expect(residualLabels({ min: 5, max: 11 }).optimal).toBeNull();
    expect(residualLabels({ min: 21, max: null })).toEqual({
      complete: false,
      optimal: false,
      ccScore: null,
      gynaecologicR: 2,
    });
    expect(residualLabels({ min: 26, max: null }).ccScore).toBe(3);
    expect(residualLabels({ min: 0, max: null })).toEqual(residualLabels(null));
  });

  it('never calls unknown incomplete', () => expect(isComplete(null)).toBeNull());

  it('says of a range only what holds for every value in it', () => {
    fc.assert(
      fc.property(range, fc.double({ min: 0, max: 1, noNaN: true }), ({ min, max }, share) => {
        const labels = residualLabels({ min, max });
        const inside = min + ((max ?? 1000) - min) * share;
        const exact = at(Math.min(Math.max(inside, min), max ?? 1000));
        for (const name of ['complete', 'optimal', 'ccScore'] as const) {
          if (labels[name] !== null) expect(exact[name]).toBe(labels[name]);
        }
      }),
    );
  });

  it('answers null only when both ends disagree', () => {
    fc.assert(
      fc.property(range, ({ min, max }) => {
        const labels = residualLabels({ min, max });
        const low = at(min);
        const high = at(max ?? 1000);
        for (const name of ['complete', 'optimal', 'ccScore'] as const) {
          expect(labels[name] === null).toBe(low[name] !== high[name]);
        }
      }),
    );
  });

  it('prints codes, not sentences', () => {
    expect(residualText(null)).toEqual({ code: 'unknown' });
    expect(residualText({ min: 0, max: 0 })).toEqual({ code: 'none' });
    expect(residualText({ min: 3, max: 3 })).toEqual({ code: 'exactly', mm: 3 });
    expect(residualText({ min: 1, max: 10 })).toEqual({ code: 'between', min: 1, max: 10 });
    expect(residualText({ min: 0, max: 10 })).toEqual({ code: 'up_to', mm: 10 });
    expect(residualText({ min: 21, max: null })).toEqual({ code: 'at_least', mm: 21 });
    expect(residualText({ min: 0, max: null })).toEqual({ code: 'unknown' });
  });
});
