import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOf } from '../care/index.ts';
import { fagottiScore, peritonealCancerIndex } from './peritoneal-scores.ts';
import { fagottiFeatures, pciRegions } from './records/surgical-anatomy.ts';

const grids = <A extends string>(rows: readonly string[], answers: readonly A[]) =>
  fc.record(
    Object.fromEntries(rows.map((row) => [row, fc.constantFrom(...answers).map((answer) => ({ answer }))])),
    { requiredKeys: [] },
  );
const pcis = grids(pciRegions, ['0', '1', '2', '3', 'not_assessed']);
const lesions = ['0', '1', '2', '3'] as const;

/** Both ends by trying every unknown region with every size. */
const ends = (pci: Readonly<Record<string, { answer: string } | undefined>>) => {
  const of = (unknown: number) =>
    pciRegions.reduce((sum, region) => {
      const answer = pci[region]?.answer;
      return sum + (answer === undefined || answer === 'not_assessed' ? unknown : Number(answer));
    }, 0);
  return { min: of(0), max: of(3) };
};

describe('the Peritoneal Cancer Index', () => {
  it('is the sum of thirteen regions, from and to while one is not scored', () => {
    fc.assert(
      fc.property(pcis, (pci) => {
        expect(peritonealCancerIndex({ pci }, null)).toEqual(ends(pci));
      }),
    );
  });

  it('is never more than 39, and exact when every region is scored', () => {
    const full = (answer: (typeof lesions)[number]) =>
      Object.fromEntries(pciRegions.map((region) => [region, { answer }]));
    expect(peritonealCancerIndex({ pci: full('3') }, profileOf('ovary'))).toEqual({ min: 39, max: 39 });
    expect(
      peritonealCancerIndex({ pci: { ...full('0'), pelvis: { answer: 'not_assessed' } } }, null),
    ).toEqual({
      min: 0,
      max: 3,
    });
    expect(peritonealCancerIndex({ pci: null }, null)).toBeNull();
    expect(peritonealCancerIndex({ pci: full('1') }, profileOf('vulva'))).toBeNull();
  });
});

describe('the laparoscopic score', () => {
  const fagotti2006 = (report: Parameters<typeof fagottiScore>[0]) => fagottiScore(report, null, '2006');
  const fagotti2015 = (report: Parameters<typeof fagottiScore>[0]) => fagottiScore(report, null, '2015');
  const all = Object.fromEntries(fagottiFeatures.map((feature) => [feature, { answer: '2' }]));

  it('has seven features in 2006 and six in 2015', () => {
    expect(fagotti2006({ fagotti: all })).toEqual({ min: 14, max: 14 });
    expect(fagotti2015({ fagotti: all })).toEqual({ min: 12, max: 12 });
  });

  it('stays a range over what cannot be explored', () => {
    const fagotti = { ...all, stomach_infiltration: { answer: 'not_explorable' } } as const;
    expect(fagotti2006({ fagotti })).toEqual({ min: 12, max: 14 });
    expect(fagotti2015({ fagotti })).toEqual({ min: 10, max: 12 });
    expect(fagotti2006({ fagotti: null })).toBeNull();
    expect(fagottiScore({ fagotti }, profileOf('endometrium'), '2006')).toBeNull();
  });
});
