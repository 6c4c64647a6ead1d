import type { Residual } from './records/operation.ts';

/** Labels of residual disease; each is null while the range leaves it open. */
export type ResidualLabels = {
  /** No macroscopic lesion left (CC-0). */
  complete: boolean | null;
  /** At most 10 mm left, complete included. */
  optimal: boolean | null;
  /** Completeness of cytoreduction by size alone; confluent disease is not recorded. */
  ccScore: 0 | 1 | 2 | 3 | null;
  /** R0 nothing visible, R1 at most 10 mm, R2 more: gynaecologic use, in which R1 is not the registries' R1. */
  gynaecologicR: 0 | 1 | 2 | null;
};

/** `yes` when both ends lie at or below the limit, `no` when both lie above, else open. */
const atMost = (limit: number, { min, max }: Residual): boolean | null => {
  if (max !== null && max <= limit) return true;
  return min > limit ? false : null;
};

/** Whether no macroscopic lesion was left: 0 mm (ESGO ovarian quality indicators 2016, QI 1). */
export const isComplete = (residual: Residual | null): boolean | null =>
  residual === null ? null : atMost(0, residual);

const ccOf = (mm: number): 0 | 1 | 2 | 3 => {
  if (mm === 0) return 0;
  if (mm <= 2.5) return 1;
  return mm <= 25 ? 2 : 3;
};

const gynaecologicROf = (mm: number): 0 | 1 | 2 => {
  if (mm === 0) return 0;
  return mm <= 10 ? 1 : 2;
};

/** Labels of a range in millimetres. CC limits 0, 2.5 and 25 mm after Sugarbaker, unverified. */
export const residualLabels = (residual: Residual | null): ResidualLabels => {
  if (residual === null) return { complete: null, optimal: null, ccScore: null, gynaecologicR: null };
  const most = residual.max ?? Number.POSITIVE_INFINITY;
  const [lower, upper] = [ccOf(residual.min), ccOf(most)];
  const [least, greatest] = [gynaecologicROf(residual.min), gynaecologicROf(most)];
  return {
    complete: isComplete(residual),
    optimal: atMost(10, residual),
    ccScore: lower === upper ? lower : null,
    gynaecologicR: least === greatest ? least : null,
  };
};

/** What to print for a range: a code and its millimetres; the sentence is chosen at the edge. */
export type ResidualText =
  | { code: 'unknown' | 'none' }
  | { code: 'exactly' | 'at_least' | 'up_to'; mm: number }
  | { code: 'between'; min: number; max: number };

/** Code and numbers for showing residual disease. */
export const residualText = (residual: Residual | null): ResidualText => {
  if (residual === null) return { code: 'unknown' };
  const { min, max } = residual;
  if (max === null) return min === 0 ? { code: 'unknown' } : { code: 'at_least', mm: min };
  if (max === 0) return { code: 'none' };
  if (min === max) return { code: 'exactly', mm: min };
  return min === 0 ? { code: 'up_to', mm: max } : { code: 'between', min, max };
};
