import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { factsIn } from '../../../../testing/page-parts.ts';
import { Shortcuts } from './live-shortcuts.tsx';

test('the keys of the page are listed with what each does, in the order of the work', async () => {
  const { html } = await drawn(<Shortcuts />);
  expect(factsIn(html)).toEqual({
    R: 'write a recommendation',
    'Ctrl + Enter': 'record it, from any of its fields',
    '1 2 3 4': 'choose the conclusion',
    N: 'conclude and take the next case up',
    U: 'undo what was done last, for ten seconds',
  });
});

test('without a script no single key works, and the page claims none does', async () => {
  const { html, text } = await drawn(<Shortcuts />);
  expect(text).toContain('Single keys work while nobody types in a field');
  expect(html).not.toContain('checked');
  expect(html).not.toContain('open=""');
});
