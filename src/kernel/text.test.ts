import { expect, test } from 'vitest';
import { someText, Text } from './text.ts';

test.each(['\0', 'a\0b', '\ud800', 'a\udfff', '\udc00\ud800'])('%j is no text that can be kept', (text) => {
  const refused = Text.safeParse(text);
  expect(refused.error?.issues[0]?.message).toBe('character_not_storable');
  expect(someText(9).safeParse(text).success).toBe(false);
});

test('one word is one text, however it was typed', () => {
  expect(Text.parse('김민지')).toBe('김민지'.normalize('NFC'));
  expect(Text.parse('김민지'.normalize('NFD'))).toBe('김민지');
  expect(Text.parse('Nguye\u0302\u0303n')).toBe('Nguy\u1ec5n');
  expect(Text.parse('😀')).toBe('😀');
});

test('some text is trimmed and measured', () => {
  expect(someText(3).parse('  abc ')).toBe('abc');
  expect(someText(3).safeParse('abcd').success).toBe(false);
  expect(someText(3).safeParse('   ').success).toBe(false);
});
