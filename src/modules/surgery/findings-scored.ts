import type { SiteProfile } from '../care/index.ts';
import type { Area, OperationReport } from './records/operation.ts';
import type { Sum } from './peritoneal-scores.ts';
import { type FagottiTable, type PciTable, scoreTable } from './score-tables.ts';

type Report = Pick<OperationReport, 'areas' | 'findings'>;
type Detail = NonNullable<OperationReport['findings']>[number];
type Involved = { readonly mm: number | null; readonly side: string | null };
/** Where an area lies: in a region, with all of it or with some of its sides. */
type Lies = { readonly region: string; readonly sides?: readonly string[] | undefined };

const nothing: Sum = { min: 0, max: 0 };
const both = (a: Sum, b: Sum): Sum => ({ min: Math.max(a.min, b.min), max: Math.max(a.max, b.max) });
const added = (a: Sum, b: Sum): Sum => ({ min: a.min + b.min, max: a.max + b.max });

/** What is said of an area in detail, by area. */
const detailsOf = ({ findings }: Report, area: Area): readonly Detail[] =>
  (findings ?? []).filter((row) => row.area === area);

const most = ({ sizes }: PciTable): number => Math.max(...sizes.map(({ points }) => points));

/** Points of a lesion: by its size, the most where lesions have run together, anything above nothing while neither is known. */
const pointsOf = (table: PciTable, mm: number | null, details: readonly Detail[]): Sum => {
  if (details.some(({ spread }) => spread === 'confluent')) return { min: most(table), max: most(table) };
  if (mm === null) return { min: 1, max: most(table) };
  const points = table.sizes.find(({ upToMm }) => upToMm === null || mm <= upToMm)?.points ?? most(table);
  return { min: points, max: points };
};

const isPaired = ({ sides }: Lies): boolean => sides?.some((side) => side !== 'midline') === true;

/** Where a finding of this side may lie: anywhere while its side is not said, on both, or none that a region has. */
const placesOf = (lies: readonly Lies[], side: string | null): readonly Lies[] => {
  const found = lies.filter(({ sides }) => sides === undefined || (side !== null && sides.includes(side)));
  return found.length === 0 ? lies : found;
};

/** An involved area in one of several places where it may lie: what is said of that side, else up to its largest lesion. */
const inOneOf = (table: PciTable, { mm, side }: Involved, details: readonly Detail[], place: Lies): Sum => {
  const { max } = pointsOf(table, mm, details);
  const here = details.filter((row) => row.side !== null && place.sides?.includes(row.side) === true);
  const sizes = here.flatMap((row) => row.mm ?? []);
  if (sizes.length > 0) return pointsOf(table, Math.max(...sizes), here);
  const { min } = pointsOf(table, null, here);
  const isThere = here.length > 0 || (side === 'both' && isPaired(place));
  return { min: isThere ? min : 0, max };
};

/** An area’s part in each region: nothing where it is free or gone, anything while nobody has said. */
const areaIn = (table: PciTable, report: Report, area: Area, region: string): Sum => {
  const finding = report.areas?.[area];
  if (finding?.answer === 'free' || finding?.answer === 'absent') return nothing;
  if (finding?.answer !== 'involved') return { min: 0, max: most(table) };
  const lies = table.regions.flatMap(({ region: name, areas }) =>
    areas.filter((one) => one.area === area).map(({ sides }) => ({ region: name, sides })),
  );
  const side = finding.side ?? null;
  const places = placesOf(lies, side);
  const place = places.find((one) => one.region === region);
  if (place === undefined) return nothing;
  const details = detailsOf(report, area);
  return places.length === 1
    ? pointsOf(table, finding.mm, details)
    : inOneOf(table, { mm: finding.mm, side }, details, place);
};

export type Proposed = { readonly parts: Readonly<Record<string, Sum>>; readonly sum: Sum };

const proposed = (parts: readonly (readonly [string, Sum])[]): Proposed => ({
  parts: Object.fromEntries(parts),
  sum: parts.map(([, sum]) => sum).reduce(added, nothing),
});

/**
 * What the findings by area say of the Peritoneal Cancer Index: each region by the largest lesion of the areas that lie in it,
 * from and to where an area is not described, a size is not said, or it lies in several regions. Null where no area is said or
 * the site has no such index. It is proposed beside what was scored by hand and never stands in its place.
 */
export const pciOfFindings = (report: Report, profile: SiteProfile | null): Proposed | null => {
  const table = scoreTable(profile, 'pci');
  if (table === null || report.areas === null) return null;
  return proposed(
    table.regions.map(({ region, areas }) => [
      region,
      [...new Set(areas.map(({ area }) => area))]
        .map((area) => areaIn(table, report, area, region))
        .reduce(both, nothing),
    ]),
  );
};

type Sign = FagottiTable['signs'][number];

const isThere = ({ presentWhen }: Sign, mm: number | null, details: readonly Detail[]): boolean => {
  const { aboveMm, spread = [], depth = [] } = presentWhen;
  return (
    (aboveMm !== undefined && mm !== null && mm > aboveMm) ||
    details.some((row) => spread.some((one) => one === row.spread) || depth.some((one) => one === row.depth))
  );
};

const featureOf = (report: Report, sign: Sign, points: number): Sum => {
  const findings = sign.areas.map((area) => {
    const finding = report.areas?.[area];
    const mm = finding?.answer === 'involved' ? finding.mm : null;
    const small = sign.absentWhen?.atMostMm;
    const isFree = finding?.answer === 'free' || finding?.answer === 'absent';
    return {
      there: finding?.answer === 'involved' && isThere(sign, mm, detailsOf(report, area)),
      not: isFree || (mm !== null && small !== undefined && mm <= small),
    };
  });
  if (findings.some(({ there }) => there)) return { min: points, max: points };
  return findings.every(({ not }) => not) ? nothing : { min: 0, max: points };
};

/** The same of the laparoscopic score (Fagotti): a feature is there or not where the findings tell, open elsewhere. */
export const fagottiOfFindings = (
  report: Report,
  profile: SiteProfile | null,
  edition: '2006' | '2015',
): Proposed | null => {
  const table = scoreTable(profile, 'fagotti');
  const without = table?.editions.find((one) => one.edition === edition)?.without;
  if (table === null || without === undefined || report.areas === null) return null;
  const features = table.signs.filter(({ feature }) => !without.includes(feature));
  return proposed(features.map((sign) => [sign.feature, featureOf(report, sign, table.points)]));
};
