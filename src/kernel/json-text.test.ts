import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lostNames } from './json-text.ts';

const lost = (text: string) => lostNames(text).map(({ code, place }) => `${place.field} ${code}`);

test('a name that stands twice in one object is told at its place, however it is written', () => {
  expect(lost('{"a": 1, "b": {"c": [{}, {"d": 1, "\\u0064": 2}]}, "a": {}}')).toEqual([
    'b.c.1.d name_twice',
    'a name_twice',
  ]);
  expect(lost(JSON.stringify({ '\u00e9': 1, 'e\u0301': 2 }))).toEqual(['\u00e9 name_twice']);
  expect(lost('{"a": {"b": 1}, "c": {"b": 1}, "d": [{"b": 1}, {"b": 1}]}')).toEqual([]);
});

test('a name that no reader keeps is told', () => {
  expect(lost('{"fields": {"__proto__": {"column": "x"}}}')).toEqual(['fields.__proto__ name_reserved']);
});

test('words are no names, whatever stands in them', () => {
  expect(lost('{"a": "{\\"b\\": 1, \\"b\\": 2}", "c": ["a", "a", "__proto__"], "d": "\\\\"}')).toEqual([]);
});

test('nothing is lost of what was written by JSON.stringify, and a long text is read at once', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const isReserved = text.includes('__proto__');
      if (!isReserved) expect(lost(text)).toEqual([]);
    }),
  );
  const long = JSON.stringify({ a: '\\"{'.repeat(500_000), b: ['x'.repeat(1_000_000)] });
  expect(lost(long)).toEqual([]);
});
