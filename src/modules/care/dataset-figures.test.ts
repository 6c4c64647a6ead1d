import { describe, expect, it } from 'vitest';
import { firstDataset } from './asked-datasets.ts';
import { figureOf, figuresAsked } from './dataset-figures.ts';
import type { Figure } from './minimum-dataset.ts';
import type { WorkUpItem } from './schema.ts';

const rmi = firstDataset.figures?.find(({ key }) => key === 'risk_of_malignancy_index') as Figure;
const said = (key: string, value: WorkUpItem['value'], state: WorkUpItem['state'] = 'present') => ({
  key,
  state,
  value,
  unit: null,
  takenOn: null,
});
const workUp = (features: string, state: string, ca125: number | string) => [
  said('ultrasound_features', features),
  said('menopausal_state', state),
  said('ca125', ca125),
];

describe('the risk of malignancy index', () => {
  it.each([
    ['more_features', 'postmenopausal', 812, 7308],
    ['one_feature', 'premenopausal', 35.5, 35.5],
    ['more_features', 'premenopausal', 83.3, 249.9],
    ['no_feature', 'postmenopausal', 812, 0],
    ['more_features', 'postmenopausal', '<5', '<45'],
    ['one_feature', 'premenopausal', '>5000', '>5000'],
    ['no_feature', 'premenopausal', '>5000', 0],
  ])('is U × M × CA-125: %s, %s, %s', (features, state, ca125, product) => {
    expect(figureOf(rmi, workUp(features, state, ca125)).value).toBe(product);
  });

  it('is not known while one of them is not, and says which', () => {
    const all = workUp('more_features', 'postmenopausal', 812);
    for (const { key } of all) {
      const told = figureOf(
        rmi,
        all.map((item) => (item.key === key ? said(key, null, 'requested') : item)),
      );
      expect(told.value, key).toBeNull();
      expect(told.inputs.filter(({ counts }) => counts === null).map(({ item }) => item)).toEqual([key]);
      expect(
        figureOf(
          rmi,
          all.filter((item) => item.key !== key),
        ).value,
        key,
      ).toBeNull();
    }
  });

  it('knows no number for the years between', () => {
    expect(figureOf(rmi, workUp('one_feature', 'perimenopausal', 40)).value).toBeNull();
  });

  it('is told where all its inputs are asked', () => {
    const asked = (...left: string[]) =>
      figuresAsked(firstDataset, [], (key) => !left.includes(key)).map(({ key }) => key);
    expect(asked()).toEqual([rmi.key]);
    for (const { item } of rmi.factors) expect(asked(item)).toEqual([]);
    expect(figuresAsked(null, [], () => true)).toEqual([]);
  });

  it('says nothing of two values whose signs point apart', () => {
    const two: Figure = {
      ...rmi,
      factors: [
        { item: 'ca125', sign: 'A' },
        { item: 'cea', sign: 'B' },
      ],
    };
    expect(figureOf(two, [said('ca125', '<5'), said('cea', '>5')]).value).toBeNull();
    expect(figureOf(two, [said('ca125', '<5'), said('cea', '<5')]).value).toBe('<25');
  });
});
