import { expect, test } from 'vitest';
import { datasets } from './asked-datasets.ts';
import { unverifiedItems } from './unverified-items.ts';

const of = (site: string) => {
  const dataset = datasets.find(({ sites }) => sites.includes(site));
  if (dataset === undefined) throw new Error(site);
  return unverifiedItems(dataset, dataset.items).map(({ key }) => key);
};

test('what was read in a source is not marked, what is general knowledge is', () => {
  const cervix = of('cervix');
  for (const key of ['pelvic_mri', 'fdg_pet_ct', 'histology', 'fertility_counselling'])
    expect(cervix, key).not.toContain(key);
  for (const key of ['stromal_depth', 'parametria', 'scc_antigen']) expect(cervix, key).toContain(key);
});

test('every dataset marks some of its items: none was read whole', () => {
  for (const { sites } of datasets) expect(of(sites[0] ?? '').length, sites.join()).toBeGreaterThan(0);
});
