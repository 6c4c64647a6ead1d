import { z } from 'zod';
import type { SiteProfile } from '../care/index.ts';
import aletti from './data/scores/aletti.json' with { type: 'json' };
import fagotti from './data/scores/fagotti.json' with { type: 'json' };
import pci from './data/scores/pci.json' with { type: 'json' };
import { areas } from './records/operation.ts';
import { procedures } from './records/procedures.ts';
import { depths, fagottiFeatures, pciRegions, sides, spreads } from './records/surgical-anatomy.ts';

/** `seen` was read in the source named, `recalled` was not checked, `ours` is our own reading. */
const Provenance = z.enum(['seen', 'recalled', 'ours']);
const about = { id: z.string(), name: z.string(), source: z.string().min(1) };

const Procedure = z.enum(procedures.codes as [string, ...string[]]);
/** Procedures each of which counts in one of these rows. */
const Piece = z.object({ rows: z.array(z.string()).min(1), procedures: z.array(Procedure).min(1) }).strict();
const Band = z.enum(['low', 'intermediate', 'high']);

/** Points for what was done: each row of the score once. */
const ComplexityTable = z
  .object({
    ...about,
    kind: z.literal('complexity'),
    provenance: z.object({ points: Provenance, bands: Provenance, open: Provenance }).strict(),
    points: z.record(z.string(), z.int().min(0)),
    counted: z.array(Piece),
    /** They make up a row only together. */
    together: z.array(z.object({ row: z.string(), procedures: z.array(Procedure).min(2) }).strict()),
    oneOf: z.array(Piece),
    /** They may count in one of these rows, or in none. */
    open: z.array(Piece),
    bands: z.array(z.object({ band: Band, atMost: z.int() }).strict()).min(1),
  })
  .strict()
  .refine(
    ({ points, counted, together, oneOf, open }) =>
      [...counted, ...oneOf, ...open]
        .flatMap(({ rows }) => rows)
        .concat(together.map(({ row }) => row))
        .every((row) => Object.hasOwn(points, row)),
    'a row without points',
  );

/** Regions that are scored by the size of the largest lesion in them. */
const PciTable = z
  .object({
    ...about,
    kind: z.literal('pci'),
    provenance: z.object({ sizes: Provenance, regions: Provenance }).strict(),
    /** Points up to a size; the last has no upper end. */
    sizes: z.array(z.object({ points: z.int().min(0), upToMm: z.number().nullable() }).strict()).min(2),
    regions: z.array(
      z
        .object({
          region: z.enum(pciRegions),
          /** Areas of the report that lie in it, or a side of them does. */
          areas: z.array(
            z.object({ area: z.enum(areas), sides: z.array(z.enum(sides)).optional() }).strict(),
          ),
        })
        .strict(),
    ),
  })
  .strict();

/** Features that count the same when they are there. */
const FagottiTable = z
  .object({
    ...about,
    kind: z.literal('fagotti'),
    provenance: z.object({ features: Provenance, signs: Provenance }).strict(),
    points: z.int().positive(),
    /** By which findings a feature is there; nothing found in its areas is no feature, what is neither stays open. */
    signs: z.array(
      z
        .object({
          feature: z.enum(fagottiFeatures),
          areas: z.array(z.enum(areas)).min(1),
          presentWhen: z
            .object({
              aboveMm: z.number().optional(),
              spread: z.array(z.enum(spreads)).optional(),
              depth: z.array(z.enum(depths)).optional(),
            })
            .strict(),
          absentWhen: z.object({ atMostMm: z.number() }).strict().optional(),
        })
        .strict(),
    ),
    editions: z.array(
      z
        .object({
          edition: z.enum(['2006', '2015']),
          without: z.array(z.enum(fagottiFeatures)),
          cut: z.int(),
          provenance: Provenance,
        })
        .strict(),
    ),
  })
  .strict();

export type Band = z.infer<typeof Band>;
export type Provenance = z.infer<typeof Provenance>;
export type ComplexityTable = z.infer<typeof ComplexityTable>;
export type PciTable = z.infer<typeof PciTable>;
export type FagottiTable = z.infer<typeof FagottiTable>;
type ScoreTables = { complexity: ComplexityTable; pci: PciTable; fagotti: FagottiTable };
export type ScoreKind = keyof ScoreTables;

/** Every table by the name that a site's profile gives it. */
const tables: Readonly<Record<string, ScoreTables[ScoreKind]>> = {
  aletti: ComplexityTable.parse(aletti),
  pci: PciTable.parse(pci),
  fagotti: FagottiTable.parse(fagotti),
};

/** Whether a profile may name a score so. */
export const isScore = (name: string): boolean => Object.hasOwn(tables, name);

/**
 * The table by which a disease of this site is scored; null where the site has none. All are there while nothing is said of
 * its operations, as its report is asked whole then.
 */
export const scoreTable = <K extends ScoreKind>(
  profile: SiteProfile | null,
  kind: K,
): ScoreTables[K] | null => {
  const names = profile?.operation?.scores ?? Object.keys(tables);
  const found = names.flatMap((name) => tables[name] ?? []).find((table) => table.kind === kind);
  return (found as ScoreTables[K] | undefined) ?? null;
};
