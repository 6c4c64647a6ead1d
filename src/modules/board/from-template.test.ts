import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fields, fieldsToFill, linesRecorded } from './from-template.ts';

const names = ['modality', 'timing', 'detail', 'rationale', 'dueOn'];
const texts = fc.constantFrom('', 'a', 'b', 'c');
const fields = fc.dictionary(fc.constantFrom(...names), texts).map((said): Fields => said);
const same = (one: Fields, other: Fields): boolean =>
  names.every((name) => (one[name] ?? '') === (other[name] ?? ''));

/** A form that is filled from lines and typed into, as a page keeps it. */
const formOf = (begun: Fields) => {
  let [now, put] = [begun, begun];
  return {
    now: () => now,
    press: (line: Fields) => {
      const filled = fieldsToFill(now, put, { ...begun, ...line });
      [now, put] = [
        { ...now, ...filled },
        { ...put, ...filled },
      ];
    },
    type: (name: string, text: string) => (now = { ...now, [name]: text }),
  };
};

describe('a form filled from a template', () => {
  test('never loses what was typed, whatever is pressed before and after', () => {
    fc.assert(
      fc.property(
        fields,
        fc.array(fields),
        fc.array(fields),
        fc.constantFrom(...names),
        (begun, before, after, name) => {
          const form = formOf(begun);
          for (const line of before) form.press(line);
          form.type(name, 'typed by somebody');
          for (const line of after) form.press(line);
          expect(form.now()[name]).toBe('typed by somebody');
        },
      ),
    );
  });

  test('that nobody typed into says the last line and nothing of those before', () => {
    fc.assert(
      fc.property(fields, fc.array(fields, { minLength: 1 }), (begun, lines) => {
        const form = formOf(begun);
        for (const line of lines) form.press(line);
        expect(same(form.now(), { ...begun, ...lines.at(-1) })).toBe(true);
      }),
    );
  });

  test('in which one field was typed says the line everywhere else', () => {
    fc.assert(
      fc.property(fields, fields, fields, fc.constantFrom(...names), (begun, first, last, name) => {
        const form = formOf(begun);
        form.press(first);
        form.type(name, 'typed by somebody');
        form.press(last);
        expect(same(form.now(), { ...begun, ...last, [name]: 'typed by somebody' })).toBe(true);
      }),
    );
  });

  test('has a field that was emptied filled again', () => {
    const form = formOf({ dueOn: '2026-11-26' });
    form.press({ detail: 'Six cycles' });
    form.type('detail', '');
    form.press({ detail: 'Three cycles' });
    expect(form.now()).toMatchObject({ detail: 'Three cycles', dueOn: '2026-11-26' });
  });
});

describe('lines that are recorded', () => {
  const line = (id: string, modality: string, more: Fields = {}) => ({ id, fields: { modality, ...more } });
  const advice = (modality: string, more: object = {}) => ({
    modality,
    timing: 'adjuvant',
    intent: 'curative',
    detail: null,
    ...more,
  });
  const found = (...args: Parameters<typeof linesRecorded>) => [...linesRecorded(...args)].toSorted();

  test('are those whose step was recommended; what a line leaves open may be anything', () => {
    const lines = [line('1', 'surgery', { timing: 'upfront' }), line('2', 'systemic')];
    expect(found(lines, [])).toEqual([]);
    expect(found(lines, [advice('systemic')])).toEqual(['2']);
    expect(found(lines, [advice('surgery')])).toEqual([]);
    expect(found(lines, [advice('surgery', { timing: 'upfront' }), advice('systemic')])).toEqual(['1', '2']);
  });

  test('are no more than there are recommendations, and of two alike that with the same details', () => {
    const lines = [
      line('1', 'systemic', { detail: 'Carboplatin' }),
      line('2', 'systemic', { detail: 'Bevacizumab' }),
    ];
    expect(found(lines, [advice('systemic', { detail: 'Bevacizumab' })])).toEqual(['2']);
    expect(found(lines, [advice('systemic', { detail: 'Something else' })])).toEqual(['1']);
    expect(found(lines, [advice('systemic'), advice('systemic')])).toEqual(['1', '2']);
  });
});
