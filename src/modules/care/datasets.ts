import { type DatasetItem, MinimumDataset } from './minimum-dataset.ts';

const fault = (dataset: string, path: readonly PropertyKey[], message: string): Error =>
  new Error(`dataset ${dataset}: ${[...path, message].map(String).join(': ')}`);

const readOf = (file: unknown): MinimumDataset => {
  const read = MinimumDataset.safeParse(file);
  if (read.success) return read.data;
  const name = typeof file === 'object' && file !== null && 'id' in file ? String(file.id) : '?';
  const [first] = read.error.issues;
  throw fault(name, first?.path ?? [], first?.message ?? '');
};

/** The items that a dataset takes from another as they stand there, then its own. */
const completed = (own: MinimumDataset, all: readonly MinimumDataset[]): MinimumDataset => {
  const { takes } = own;
  if (takes === undefined) return own;
  const model = all.find(({ id, takes: further }) => id === takes.from && further === undefined);
  if (model === undefined)
    throw fault(own.id, ['takes'], `${takes.from} is no dataset with items of its own`);
  const taken = takes.items.map((key) => {
    const item = model.items.find((each) => each.key === key);
    if (item === undefined) throw fault(own.id, ['takes', key], `${takes.from} has no such item`);
    return item;
  });
  return { ...own, provenance: { ...model.provenance, ...own.provenance }, items: [...taken, ...own.items] };
};

/** What an item means wherever it is asked: it is recorded, fed and answered by the course under its key alone. */
const meaningOf = ({ kind, unit, label, choices, course }: DatasetItem): string =>
  JSON.stringify([kind, unit, label, choices, course]);

const refuseDisputes = (datasets: readonly MinimumDataset[]): void => {
  const said = new Map<string, string>();
  for (const { id, items } of datasets)
    for (const item of items) {
      const meaning = meaningOf(item);
      if ((said.get(item.key) ?? meaning) !== meaning)
        throw fault(id, ['items', item.key], 'another dataset says otherwise');
      said.set(item.key, meaning);
    }
};

const sourcesOf = ({ source, freshnessSource, windows = [], plausible }: DatasetItem): readonly string[] =>
  [source, freshnessSource, plausible?.source, ...windows.map((each) => each.source)].filter(
    (each) => each !== undefined,
  );

const refuseRepeats = (dataset: string, path: string, names: readonly string[]): void => {
  const name = names.find((each, index) => names.indexOf(each) !== index);
  if (name !== undefined) throw fault(dataset, [path, name], 'stands twice');
};

/** A figure is of items that are asked, counts answers that they have, and names its source. */
const checkFigures = ({ id, items, provenance, figures = [] }: MinimumDataset): void => {
  for (const { key, source, factors } of figures) {
    if (!Object.hasOwn(provenance, source)) throw fault(id, ['figures', key, source], 'no such source');
    for (const { item, points } of factors) {
      const of = items.find((each) => each.key === item);
      const isCounted =
        points === undefined
          ? of?.kind === 'number'
          : Object.keys(points).every((code) => of?.choices?.includes(code));
      if (!isCounted) throw fault(id, ['figures', key, item], 'no answer of an item');
    }
  }
};

const checkOwn = ({ id, items, provenance }: MinimumDataset): void => {
  refuseRepeats(
    id,
    'items',
    items.map(({ key }) => key),
  );
  for (const item of items)
    for (const source of sourcesOf(item))
      if (!Object.hasOwn(provenance, source)) throw fault(id, ['items', item.key, source], 'no such source');
};

/** The minimum datasets of these files, each complete; throws at the first fault, with the place it stands at. */
export const minimumDatasets = (files: readonly unknown[]): readonly MinimumDataset[] => {
  const read = files.map(readOf);
  const datasets = read.map((own) => completed(own, read));
  datasets.forEach(checkOwn);
  refuseDisputes(datasets);
  datasets.forEach(checkFigures);
  refuseRepeats(
    'list',
    'sites',
    datasets.flatMap(({ sites }) => sites),
  );
  if (datasets.filter(({ whileUnknown }) => whileUnknown === true).length !== 1)
    throw fault('list', ['whileUnknown'], 'one dataset is asked while the site is unknown');
  return datasets;
};
