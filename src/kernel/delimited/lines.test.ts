import { expect, test } from 'vitest';
import { endOfLastLine } from './lines.ts';

test.each([
  ['a\nb', 'utf-16le', 4],
  ['a\rb', 'utf-16le', 4],
  ['\u{a41}\u{ac00}', 'utf-16le', 0],
] as const)(
  'the last line of %j ends between characters, also when half of one follows',
  (text, width, end) => {
    const bytes = Buffer.from(text, width);
    expect(endOfLastLine(bytes, width)).toBe(end);
    expect(endOfLastLine(Buffer.concat([bytes, Buffer.of(0x61)]), width)).toBe(end);
  },
);
