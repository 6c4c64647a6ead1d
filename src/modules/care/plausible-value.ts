import type { DatasetItem } from './minimum-dataset.ts';

export type Doubt = {
  readonly code: 'value_unusual' | 'value_not_whole';
  readonly params: Readonly<Record<string, string | number>>;
};

/** What somebody should be asked about a number before it is saved; null when it is as numbers of this item are. */
export const doubtOf = (
  { plausible, unit }: Pick<DatasetItem, 'plausible' | 'unit'>,
  value: number,
): Doubt | null => {
  if (plausible === undefined) return null;
  const { min, max, whole = false } = plausible;
  const params = { min, max, unit: unit ?? '', value };
  if (value < min || value > max) return { code: 'value_unusual', params };
  return whole && !Number.isInteger(value) ? { code: 'value_not_whole', params } : null;
};
