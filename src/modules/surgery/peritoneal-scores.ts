import type { OperationReport } from './records/operation.ts';
import { fagottiFeatures, pciRegions } from './records/surgical-anatomy.ts';

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

/** Peritoneal Cancer Index, 0 to 39: 13 regions of 0 to 3; null when no region is said. */
export const peritonealCancerIndex = ({ pci }: Pick<OperationReport, 'pci'>): Sum | null =>
  sumOf(pci, pciRegions, 3);

/** Laparoscopic score of 2006 (Fagotti), 0 to 14: seven features of 0 or 2; null when no feature is said. */
export const fagotti2006 = ({ fagotti }: Pick<OperationReport, 'fagotti'>): Sum | null =>
  sumOf(fagotti, fagottiFeatures, 2);

/** The score as revised in 2015, 0 to 12: without peritoneal carcinosis; recalled, unverified. */
export const fagotti2015 = ({ fagotti }: Pick<OperationReport, 'fagotti'>): Sum | null =>
  sumOf(
    fagotti,
    fagottiFeatures.filter((feature) => feature !== 'peritoneal_carcinosis'),
    2,
  );
