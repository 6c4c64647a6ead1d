import { expect, it } from 'vitest';
import type { AnyAnswers } from './answers.ts';
import { choice, line, record } from './items.ts';
import { narrowed } from './narrowed.ts';

const form = record(
  { id: 'tree', version: 1, sections: ['all'] },
  {
    kind: choice(['oak', 'ash', 'elm'], { of: 'trees', section: 'all' }),
    other: choice(['oak', 'ash'], { section: 'all' }),
    note: line(10, { section: 'all' }),
  },
);
const kinds = (lists: Record<string, string[]>, said: AnyAnswers | null = null) =>
  narrowed(form, lists, said).items.kind.codes;

it('offers the codes of the list that apply, in their order, and nothing the form does not know', () => {
  expect(kinds({ trees: ['elm', 'oak', 'yew'] })).toEqual(['elm', 'oak']);
  expect(narrowed(form, { trees: ['elm'] }, null).items.other).toEqual(form.items.other);
});

it('keeps what was said before, and leaves a list of which nothing is known as it is', () => {
  expect(kinds({ trees: ['elm'] }, { kind: 'ash', absent: {} })).toEqual(['elm', 'ash']);
  expect(kinds({ trees: ['elm'] }, { kind: 'elm', absent: {} })).toEqual(['elm']);
  expect(kinds({}, null)).toEqual(['oak', 'ash', 'elm']);
});
