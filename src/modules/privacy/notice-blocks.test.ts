import { expect, test } from 'vitest';
import { noticeBlocks } from './notice-blocks.ts';

test('headings, lists and paragraphs are told apart, and nothing is lost', () => {
  expect(noticeBlocks('# What we keep\nWe keep\r\nthis:\n- a name\n- a role\n\n\nNo more.')).toEqual([
    { kind: 'heading', lines: ['What we keep'] },
    { kind: 'paragraph', lines: ['We keep', 'this:'] },
    { kind: 'list', lines: ['a name', 'a role'] },
    { kind: 'paragraph', lines: ['No more.'] },
  ]);
});

test('two paragraphs stay two, two headings too; what means something elsewhere is text', () => {
  expect(noticeBlocks('One.\n \nTwo.\n# A\n# B\n#none\n<b>-</b>')).toEqual([
    { kind: 'paragraph', lines: ['One.'] },
    { kind: 'paragraph', lines: ['Two.'] },
    { kind: 'heading', lines: ['A'] },
    { kind: 'heading', lines: ['B'] },
    { kind: 'paragraph', lines: ['#none', '<b>-</b>'] },
  ]);
  expect(noticeBlocks(' \n\n')).toEqual([]);
});
