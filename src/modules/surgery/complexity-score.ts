import { z } from 'zod';
import table from './data/aletti.json' with { type: 'json' };
import { procedureEntries } from './records/procedures.ts';

const Band = z.enum(['low', 'intermediate', 'high']);
const aletti = z
  .object({
    id: z.string(),
    points: z.record(z.string(), z.int().min(0)),
    /** Procedures that make up a row only together. */
    together: z.record(z.string(), z.array(z.string())),
    bands: z.array(z.object({ band: Band, atMost: z.int() })),
  })
  .parse(table);

type Band = z.infer<typeof Band>;
/** Points from and to; the band is null while both ends lie in different ones. */
export type Complexity = {
  readonly rule: string;
  readonly points: number;
  readonly upTo: number;
  readonly band: Band | null;
};

const entries = new Map(procedureEntries.map((entry) => [entry.code, entry]));

const sumOf = (rows: ReadonlySet<string>): number =>
  [...rows].reduce((sum, row) => sum + (aletti.points[row] ?? 0), 0);

const bandOf = (points: number): Band => aletti.bands.find(({ atMost }) => points <= atMost)?.band ?? 'high';

/**
 * Surgical complexity (Aletti), 0 to 18 points, each row of the score once however many procedures count in it; null when
 * no procedure is recorded. What the score leaves open, hysterectomy or adnexa alone, gives a range. The points are
 * unverified (see `data/aletti.json`).
 */
export const complexityScore = (procedures: readonly string[] | null): Complexity | null => {
  if (procedures === null || procedures.length === 0) return null;
  const done = procedures.flatMap((code) => entries.get(code) ?? []);
  const joined = Object.entries(aletti.together)
    .filter(([, parts]) => parts.every((part) => procedures.includes(part)))
    .map(([row]) => row);
  const certain = new Set([...done.flatMap(({ score }) => score ?? []), ...joined]);
  const possible = new Set([...certain, ...done.flatMap(({ open }) => open ?? [])]);
  const [points, upTo] = [sumOf(certain), sumOf(possible)];
  const band = bandOf(points);
  return { rule: aletti.id, points, upTo, band: band === bandOf(upTo) ? band : null };
};
