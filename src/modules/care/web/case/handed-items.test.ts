import { expect, it } from 'vitest';
import { i18nFor } from '../../../../kernel/i18n.ts';
import { firstDataset } from '../../asked-datasets.ts';
import { itemsUnasked } from '../../work-up.ts';
import { standingAnswers, workUpForm } from '../../work-up-form.ts';
import { handedItems } from './handed-items.ts';

const items = itemsUnasked(firstDataset.items);
const handed = handedItems({ i18n: await i18nFor('ko') }, items);

it('draws the same form of less, in the reader’s language', () => {
  expect(workUpForm(handed, [])).toEqual(workUpForm(items, []));
  expect(handed[0]?.definition).toMatchObject({ label: { en: items[0]?.definition.label.ko } });
  expect(JSON.stringify(handed).length).toBeLessThan(JSON.stringify(items).length / 2);
});

it('knows what ages: a result of it does not stand in its field', () => {
  const recorded = items.map(({ definition: { key } }) => ({
    key,
    version: 1,
    state: 'requested' as const,
    value: null,
    unit: null,
    takenOn: null,
    reason: null,
  }));
  expect(standingAnswers(handed, recorded)).toEqual(standingAnswers(items, recorded));
});
