import { z } from 'zod';
import table from './data/aletti.json' with { type: 'json' };
import { type Procedure, procedures as procedureCodes } from './records/operation.ts';

const Band = z.enum(['low', 'intermediate', 'high']);
const aletti = z
  .object({
    id: z.string(),
    points: z.record(z.enum(procedureCodes), z.int().min(0)),
    bands: z.array(z.object({ band: Band, atMost: z.int() })),
  })
  .parse(table);

export type Complexity = { rule: string; points: number; band: z.infer<typeof Band> };

/**
 * Surgical complexity (Aletti), 0 to 18 points, each procedure once however often it is listed; null when no
 * procedure is recorded. The points are unverified (see `data/aletti.json`).
 */
export const complexityScore = (procedures: readonly Procedure[] | null): Complexity | null => {
  if (procedures === null || procedures.length === 0) return null;
  const points = [...new Set(procedures)].reduce((sum, procedure) => sum + aletti.points[procedure], 0);
  const band = aletti.bands.find(({ atMost }) => points <= atMost)?.band ?? 'high';
  return { rule: aletti.id, points, band };
};
