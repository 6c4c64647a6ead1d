import { describe, expect, test } from 'vitest';
import type { Refusal } from '../kernel/http/refusal.ts';
import { type Told, toldOnce } from './told-once.ts';

const sentences: Readonly<Record<string, string>> = {
  invalid_input: 'Look at the entries.',
  required: 'Fill this in.',
  in_future: 'This day is to come.',
  forbidden: 'Not you.',
};
const told = (refusal: Partial<Refusal>): Told =>
  toldOnce(
    { code: 'invalid_input', params: {}, field: undefined, issues: [], ...refusal },
    { born: 'Born on', name: 'Name' },
    (code) => sentences[code] ?? code,
  );
const said = ({ title, lines, atFields }: Told): string[] => [
  title,
  ...lines.map(({ text }) => text),
  ...Object.values(atFields),
];

describe('each error is said once', () => {
  test('at its field, to which the summary leads by the label', () => {
    expect(told({ issues: [{ code: 'in_future', field: 'born' }] })).toEqual({
      title: 'Look at the entries.',
      lines: [{ field: 'born', text: 'Born on' }],
      atFields: { born: 'This day is to come.' },
    });
  });

  test('also when the whole form was refused for this one field', () => {
    const all = said(told({ code: 'in_future', field: 'born' }));
    expect(all.filter((text) => text === 'This day is to come.')).toHaveLength(1);
    const both = said(
      told({ code: 'in_future', field: 'born', issues: [{ code: 'in_future', field: 'born' }] }),
    );
    expect(both.filter((text) => text === 'This day is to come.')).toHaveLength(1);
  });

  test('in the summary when the form names no label for it, so that it is never lost', () => {
    expect(told({ code: 'required', field: 'hidden' })).toEqual({
      title: 'Look at the entries.',
      lines: [{ field: 'hidden', text: 'Fill this in.' }],
      atFields: {},
    });
  });

  test('also at a field that is called as what every object has', () => {
    expect(told({ code: 'required', field: 'constructor' })).toMatchObject({
      lines: [{ field: 'constructor', text: 'Fill this in.' }],
      atFields: {},
    });
  });

  test('as the title when it is about no field', () => {
    expect(told({ code: 'forbidden' })).toEqual({ title: 'Not you.', lines: [], atFields: {} });
  });

  test('the first error of a field is enough', () => {
    const issues = [
      { code: 'required', field: 'name' },
      { code: 'in_future', field: 'name' },
    ] as const;
    expect(told({ issues }).atFields).toEqual({ name: 'Fill this in.' });
  });
});
