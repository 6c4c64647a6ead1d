import files from './data/datasets.json' with { type: 'json' };
import { minimumDatasets } from './datasets.ts';
import type { DatasetItem, Figure, MinimumDataset } from './minimum-dataset.ts';
import type { Site } from './schema.ts';

/** The minimum datasets of the program. */
export const datasets: readonly MinimumDataset[] = minimumDatasets(files);

const datasetWhere = (holds: (dataset: MinimumDataset) => boolean): MinimumDataset | null =>
  datasets.find(holds) ?? null;

/** What a referral must hold for this site; null for a site without a set. */
export const datasetFor = (site: Site | null): MinimumDataset | null =>
  datasetWhere(({ sites, whileUnknown }) => (site === null ? whileUnknown === true : sites.includes(site)));

/** What is asked while nobody knows the site. */
export const firstDataset: MinimumDataset = datasets.find(
  ({ whileUnknown }) => whileUnknown,
) as MinimumDataset;

/** What is computed from answers, of every dataset. */
export const everyFigure: readonly Figure[] = datasets.flatMap(({ figures = [] }) => figures);

/** Every item of any dataset once: what it means is the same wherever it is asked. */
export const everyItem: readonly DatasetItem[] = [
  ...new Map(
    [firstDataset, ...datasets]
      .flatMap(({ items }) => items)
      .toReversed()
      .map((item) => [item.key, item]),
  ).values(),
].toReversed();
