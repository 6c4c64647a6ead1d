import { expect, test } from 'vitest';
import { messagesIn } from './said-whole.ts';

test('the messages of a form are found at every depth; texts of a list are none', () => {
  const words = {
    title: { id: 'title1' },
    sections: { id: { id: 'sectio' } },
    items: {
      cut: { label: { id: 'label1' }, codes: { one: { en: 'One', ko: '하나' } } },
      team: { label: { id: 'label2' }, items: { who: { label: { id: 'label3' }, hint: { id: 'hint01' } } } },
    },
  };
  expect(messagesIn(words).map(({ id }) => id)).toEqual([
    'title1',
    'sectio',
    'label1',
    'label2',
    'label3',
    'hint01',
  ]);
});
