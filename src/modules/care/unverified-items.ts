import type { DatasetItem, MinimumDataset } from './minimum-dataset.ts';

/** Items of a dataset that no source was read for: what its provenance calls unverified, as a reader is told beside them. */
export const unverifiedItems = (dataset: MinimumDataset, items: readonly DatasetItem[]): DatasetItem[] =>
  items.filter(({ source }) => /\bunverified\b/.test(dataset.provenance[source] ?? ''));
