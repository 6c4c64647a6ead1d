import type { SiteProfile } from '../care/index.ts';
import type { OperationReport } from './records/operation.ts';
import { scoreTable } from './score-tables.ts';

/** A sum while some of its parts may not be known: from and to, both ends reached. */
export type Sum = { readonly min: number; readonly max: number };

type Scores = Readonly<Record<string, { readonly answer: string } | undefined>>;

/** Parts that are not scored may be anything from 0 to `most`. */
const sumOf = (scores: Scores | null, parts: readonly string[], most: number): Sum | null => {
  if (scores === null) return null;
  return parts.reduce<Sum>(
    ({ min, max }, part) => {
      const points = Number(scores[part]?.answer ?? Number.NaN);
      return Number.isNaN(points) ? { min, max: max + most } : { min: min + points, max: max + points };
    },
    { min: 0, max: 0 },
  );
};

/** Peritoneal Cancer Index as its regions were scored; null when no region is said, or the site has no such index. */
export const peritonealCancerIndex = (
  { pci }: Pick<OperationReport, 'pci'>,
  profile: SiteProfile | null,
): Sum | null => {
  const table = scoreTable(profile, 'pci');
  if (table === null) return null;
  const most = Math.max(...table.sizes.map(({ points }) => points));
  return sumOf(
    pci,
    table.regions.map(({ region }) => region),
    most,
  );
};

/** Laparoscopic score (Fagotti) of an edition as its features were scored; null when no feature is said, or the site has no such score. */
export const fagottiScore = (
  { fagotti }: Pick<OperationReport, 'fagotti'>,
  profile: SiteProfile | null,
  edition: '2006' | '2015',
): Sum | null => {
  const table = scoreTable(profile, 'fagotti');
  const found = table?.editions.find((one) => one.edition === edition);
  if (!table || !found) return null;
  const features = table.signs
    .map(({ feature }) => feature)
    .filter((feature) => !found.without.includes(feature));
  return sumOf(fagotti, features, table.points);
};
