import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileOf } from '../care/index.ts';
import { fagottiOfFindings, pciOfFindings } from './findings-scored.ts';
import { type Area, areas, type Finding, type OperationReport } from './records/operation.ts';
import { scoreTable } from './score-tables.ts';

type Findings = NonNullable<OperationReport['areas']>;
type Row = NonNullable<OperationReport['findings']>[number];

const id = '018f6d3e-0000-7000-8000-000000000001';
const row = (area: Area, over: Partial<Row> = {}): Row => ({
  id,
  area,
  side: null,
  mm: null,
  spread: null,
  depth: null,
  resectable: null,
  taken: null,
  procedure: null,
  absent: {},
  ...over,
});
const free = (answer: 'free' | 'absent' = 'free'): Findings =>
  Object.fromEntries(areas.map((area) => [area, { answer }]));
const involved = (mm: number | null, side: 'left' | 'right' | 'both' | 'midline' | null = null) =>
  ({ answer: 'involved', mm, side }) as const;
const index = (found: Findings | null, findings: readonly Row[] | null = null) =>
  pciOfFindings({ areas: found, findings }, null);

describe('the index that findings propose', () => {
  it('is nothing where all is free, anything where nothing is described, and unknown without findings', () => {
    expect(index(free())?.sum).toEqual({ min: 0, max: 0 });
    expect(index(free('absent'))?.sum).toEqual({ min: 0, max: 0 });
    expect(index({})?.sum).toEqual({ min: 0, max: 39 });
    expect(index(null)).toBeNull();
    expect(pciOfFindings({ areas: free(), findings: null }, profileOf('vulva'))).toBeNull();
  });

  it.each<[number | null, number, number]>([
    [0.1, 1, 1],
    [5, 1, 1],
    [5.1, 2, 2],
    [50, 2, 2],
    [50.1, 3, 3],
    [null, 1, 3],
  ])('scores a region by its largest lesion: %s mm', (mm, min, max) =>
    expect(index({ ...free(), ovaries: involved(mm) })?.parts['pelvis']).toEqual({ min, max }),
  );

  it('is exact where sizes and sides are known, and the largest area counts once', () => {
    const found = {
      ...free(),
      ovaries: involved(60, 'both'),
      uterus: involved(3),
      diaphragms: involved(20, 'right'),
      paracolic_gutters: involved(4, 'left'),
    };
    const proposed = index(found);
    expect(proposed?.sum).toEqual({ min: 6, max: 6 });
    expect(proposed?.parts).toMatchObject({
      pelvis: { min: 3, max: 3 },
      right_upper: { min: 2, max: 2 },
      left_upper: { min: 0, max: 0 },
      left_flank: { min: 1, max: 1 },
    });
  });

  it('is a range where a side is not said, and on both sides at least something', () => {
    expect(index({ ...free(), diaphragms: involved(20) })?.sum).toEqual({ min: 0, max: 4 });
    expect(index({ ...free(), diaphragms: involved(20, 'both') })?.sum).toEqual({ min: 2, max: 4 });
    expect(index({ ...free(), bowel_serosa: involved(8) })?.sum).toEqual({ min: 0, max: 20 });
    expect(index({ ...free(), liver: { answer: 'not_assessed', reason: null } })?.sum).toEqual({
      min: 0,
      max: 6,
    });
  });

  it('takes size and confluence of each side from the findings in detail', () => {
    const found = { ...free(), diaphragms: involved(60, 'both') };
    const rows = [row('diaphragms', { side: 'right', mm: 60 }), row('diaphragms', { side: 'left', mm: 2 })];
    expect(index(found, rows)?.sum).toEqual({ min: 4, max: 4 });
    expect(
      index({ ...free(), diaphragms: involved(20) }, [row('diaphragms', { side: 'left' })])?.sum,
    ).toEqual({
      min: 1,
      max: 4,
    });
    const confluent = [row('diaphragms', { side: 'left', spread: 'confluent' })];
    expect(index({ ...free(), diaphragms: involved(2, 'both') }, confluent)?.parts).toMatchObject({
      left_upper: { min: 3, max: 3 },
      right_upper: { min: 1, max: 3 },
    });
    expect(index({ ...free(), uterus: involved(2) }, [row('uterus', { spread: 'confluent' })])?.sum).toEqual({
      min: 3,
      max: 3,
    });
  });
});

const pci = scoreTable(null, 'pci');
const regions = pci?.regions ?? [];
const pointsOf = (mm: number): number =>
  pci?.sizes.find((size) => size.upToMm === null || mm <= size.upToMm)?.points ?? 3;
/** Where lesions truly are, in millimetres, by area and region; then what a surgeon writes of them. */
const lies = regions.flatMap(({ region, areas: inside }) =>
  inside.map(({ area, sides }) => ({ region, area, sides })),
);
const truths = fc.array(fc.constantFrom(0, 0, 0, 0, 2, 5, 20, 80), {
  minLength: lies.length,
  maxLength: lies.length,
});
const said = fc.array(fc.constantFrom('all', 'all', 'all', 'no size', 'no side', 'nothing'), {
  minLength: areas.length,
  maxLength: areas.length,
});
const sideOf = (sides: readonly string[]): 'left' | 'right' | 'both' | 'midline' | null => {
  const has = (side: string) => sides.includes(side);
  if (has('left') && has('right')) return 'both';
  return sides.length === 1 ? (sides[0] as 'left') : null;
};
const written = (truth: readonly number[], how: readonly string[]): Findings =>
  Object.fromEntries(
    areas.flatMap((area, at): [Area, Finding][] => {
      const here = lies.flatMap((one, n) => (one.area === area ? [{ ...one, mm: truth[n] ?? 0 }] : []));
      if (how[at] === 'nothing' || here.length === 0) return [];
      const found = here.filter(({ mm }) => mm > 0);
      if (found.length === 0) return [[area, { answer: 'free' }]];
      const mm = how[at] === 'no size' ? null : Math.max(...found.map((one) => one.mm));
      const side =
        how[at] === 'no side' ? null : sideOf([...new Set(found.flatMap(({ sides }) => sides?.[0] ?? []))]);
      return [[area, { answer: 'involved', mm, side }]];
    }),
  );

it('leaves out nothing that a surgeon who wrote so may have seen, in any region', () => {
  fc.assert(
    fc.property(truths, said, (truth, how) => {
      const proposed = index(written(truth, how));
      for (const { region } of regions) {
        const seen = Math.max(
          0,
          ...lies.map((one, n) => (one.region === region ? pointsOf(truth[n] ?? 0) : 0)),
        );
        expect(proposed?.parts[region]?.min, region).toBeLessThanOrEqual(seen);
        expect(proposed?.parts[region]?.max, region).toBeGreaterThanOrEqual(seen);
      }
    }),
    { numRuns: 400 },
  );
});

describe('the laparoscopic score that findings propose', () => {
  const score = (found: Findings, findings: readonly Row[] | null = null) =>
    fagottiOfFindings({ areas: found, findings }, null, '2006');

  it('has no feature where nothing was found, and leaves open what findings do not tell', () => {
    expect(score(free())?.sum).toEqual({ min: 0, max: 0 });
    expect(score({})?.sum).toEqual({ min: 0, max: 14 });
    expect(fagottiOfFindings({ areas: {}, findings: null }, null, '2015')?.sum).toEqual({ min: 0, max: 12 });
    expect(score({ ...free(), greater_omentum: involved(200) })?.sum).toEqual({ min: 0, max: 2 });
    expect(fagottiOfFindings({ areas: {}, findings: null }, profileOf('endometrium'), '2006')).toBeNull();
  });

  it('has a feature where size, spread or depth says so', () => {
    const liver = (mm: number) => score({ ...free(), liver: involved(mm) })?.parts['liver_metastases'];
    expect([liver(20), liver(20.1)]).toEqual([
      { min: 0, max: 0 },
      { min: 2, max: 2 },
    ]);
    const found = {
      ...free(),
      pelvic_peritoneum: involved(3),
      diaphragms: involved(9),
      stomach: involved(9),
    };
    const rows = [
      row('pelvic_peritoneum', { spread: 'miliary' }),
      row('diaphragms', { spread: 'confluent' }),
      row('stomach', { depth: 'muscular' }),
    ];
    expect(score(found)?.sum).toEqual({ min: 0, max: 6 });
    expect(score(found, rows)?.sum).toEqual({ min: 6, max: 6 });
  });
});
