import { expect, test } from 'vitest';
import { handedText, handing } from './handing.ts';

test('a form handed over is found by its place, in the document and in its lines', () => {
  const { over, lines, text } = handing();
  const texts = ['{"a":"1"}', '{"b":"form 1"}'];
  const handed = texts.map(over);
  expect(handed.join()).not.toContain('{');
  expect(handed.map(text)).toEqual(texts);
  expect(handed.map((one) => handedText(lines().split('\n'), one))).toEqual(texts);
});

test('a text that was not handed over is itself', () => {
  expect(handing().text('{"a":1}')).toBe('{"a":1}');
  expect(handedText([], '{"a":"form 1"}')).toBe('{"a":"form 1"}');
});
