import { expect, test } from 'vitest';
import { type Form, grid, group, line, number, record } from '../../kernel/forms/items.ts';
import { i18nFor } from '../../kernel/i18n.ts';
import { fieldLabels } from './field-labels.ts';
import { sayIn } from './say.ts';

const form: Form = record(
  { id: 'walk', version: 1, sections: ['all'] },
  {
    weight: number({ section: 'all', min: 1, max: 9, dated: true }),
    legs: grid(
      ['left'],
      ['free', 'stiff'],
      { stiff: { years: number({ min: 0, max: 99 }) } },
      { section: 'all' },
    ),
    falls: group({ where: line(40) }, { section: 'all' }),
  },
);
const words = {
  title: { en: 'Walk' },
  sections: { all: { en: 'All' } },
  items: {
    weight: { label: { en: 'Weight', ko: '체중' } },
    legs: { label: { en: 'Legs' }, rows: { left: { en: 'Left leg' } } },
    falls: { label: { en: 'Falls' }, items: { where: { label: { en: 'Where' } } } },
  },
};
const labelsIn = async (locale: 'en' | 'ko') => fieldLabels(form, words, 'at', sayIn(await i18nFor(locale)));

test('each field that a refusal may name is called by its item, its row, or its line and column', async () => {
  const labels = await labelsIn('en');
  expect(labels).toMatchObject({
    'at.weight': 'Weight',
    'at.weight@': 'Weight',
    'at.legs': 'Legs',
    'at.legs.left': 'Left leg',
    'at.legs.left.years': 'Left leg',
    'at.falls': 'Falls',
    'at.falls.0.where': 'Falls: Where',
    'at.falls.40.where': 'Falls: Where',
  });
  expect(labels).not.toHaveProperty('at.falls@');
  expect((await labelsIn('ko'))['at.weight']).toBe('체중');
});
