import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import type { GroupValue } from '../survival.ts';
import { comparedFields, type ComparedField, useFieldWords } from './compared-fields.ts';

function Value({ field, value }: { readonly field: ComparedField; readonly value: GroupValue }) {
  return useFieldWords().value(field, value);
}
function Labels() {
  const { label } = useFieldWords();
  return comparedFields.map(label).join('; ');
}
const said = async (field: ComparedField, value: GroupValue, locale: 'en' | 'ko' = 'en') =>
  (await drawn(<Value field={field} value={value} />, locale)).text;

test('a group is called by the words of its own field, a number and a stage as they are', async () => {
  expect(await said('case.site', 'ovary')).toBe('Ovary');
  expect(await said('case.histology', 'high-grade-serous')).toBe('high-grade serous');
  expect(await said('case.stage', 'IIIC')).toBe('IIIC');
  expect(await said('workUp.ecog', 0)).toBe('0');
  expect(await said('trial.arm', 'ovary')).toBe('ovary');
  expect(await said('operation.kind', 'primary')).not.toBe('primary');
  expect(await said('case.site', 'ovary', 'ko')).not.toBe('Ovary');
});

test('residual disease is none, up to ten millimetres or more, and what has no upper end is more', async () => {
  expect(await said('operation.residual', [0, 0])).toBe('none (0 mm)');
  expect(await said('operation.residual', [1, 10])).toBe('up to 10 mm');
  expect(await said('operation.residual', [11, null])).toBe('more than 10 mm');
});

test('each field by which the page compares has a name of its own in every language', async () => {
  for (const locale of ['en', 'ko'] as const) {
    const labels = (await drawn(<Labels />, locale)).text.split('; ');
    expect(new Set(labels).size).toBe(comparedFields.length);
    expect(labels.every((label) => label !== '')).toBe(true);
  }
  expect((await drawn(<Labels />)).text.split('; ').at(-2)).toBe(
    'Residual disease after the first operation',
  );
});
