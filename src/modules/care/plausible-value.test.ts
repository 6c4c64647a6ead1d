import { expect, test } from 'vitest';
import { everyItem } from './asked-datasets.ts';
import { doubtOf } from './plausible-value.ts';

const asked = (key: string, value: number) => {
  const item = everyItem.find((each) => each.key === key);
  if (item === undefined) throw new Error(key);
  return doubtOf(item, value);
};

test.each([
  ['haemoglobin', 125, 'value_unusual'],
  ['haemoglobin', 12.5, undefined],
  ['ecog', 7, 'value_unusual'],
  ['ecog', 4, undefined],
  ['ecog', 0, undefined],
  ['ecog', 1.5, 'value_not_whole'],
  ['ca125', -3, 'value_unusual'],
  ['ca125', 0, undefined],
  ['neoadjuvant_cycles', 3.5, 'value_not_whole'],
  ['neoadjuvant_cycles', 3, undefined],
])('%s of %d: %s', (key, value, code) => {
  expect(asked(key, value)?.code).toBe(code);
});

test('the question names the limits and the unit', () => {
  expect(asked('haemoglobin', 125)?.params).toEqual({ min: 3, max: 22, unit: 'g/dL', value: 125 });
});
