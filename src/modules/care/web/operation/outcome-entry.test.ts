import { expect, test } from 'vitest';
import { AskedForm } from '../../../../kernel/http/asked-form.ts';
import { ownFields } from '../../../../kernel/http/submitted-fields.ts';
import { readOutcome } from './outcome-entry.ts';

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const listed = {
  'outcome.closedOn': '2026-01-31',
  'outcome.complications.2.kind': 'death',
  'outcome.complications.2.grade': 'V',
};

test('“none” is an empty list, and a list keeps what was typed', () => {
  expect(readOutcome(formOf({ any: 'none', 'outcome.closedOn': '2026-01-31' }))).toEqual({
    closedOn: '2026-01-31',
    complications: [],
  });
  expect(readOutcome(formOf({ any: 'some', ...listed })).complications).toEqual([
    { kind: 'death', grade: 'V', on: null },
  ]);
});

test.each([
  [{}, 'complications_unsaid'],
  [listed, 'complications_unsaid'],
  [{ any: 'none', ...listed }, 'complications_contradicted'],
  [{ any: 'some' }, 'complications_needed'],
  [{ any: 'some', 'outcome.complications.0.grade': 'I' }, 'required'],
  [{ any: 'some', 'outcome.complications.0.kind': 'death' }, 'required'],
  [{ any: 'some', ...listed, 'outcome.complications.2.on': '2026-02-30' }, 'date_not_in_calendar'],
])('%j is refused', (fields, code) => {
  expect(() => readOutcome(formOf(fields))).toThrow(code);
});

test('a refusal gives back all that was typed, and nothing else', () => {
  const form = new AskedForm(formOf({ ...listed, planted: 'x' }));
  expect(() => readOutcome(form)).toThrow('complications_unsaid');
  expect(ownFields(form)).toEqual(Object.fromEntries(Object.entries(listed).map(([k, v]) => [k, [v]])));
});
