import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Form, Item } from '../../../kernel/forms/items.ts';
import { postOf } from '../../../kernel/forms/posted.ts';
import { readForm } from '../../../kernel/forms/read-form.ts';
import { schemaOf } from '../../../kernel/forms/schema.ts';
import { generatedAnswers } from '../../../testing/generated-answers.ts';
import { CaseFields, Disease, Referral } from '../schema.ts';
import { disease, diseaseKept } from './disease.ts';
import { question, questionKept } from './question.ts';

const noId = () => '018f6d3e-0000-7000-8000-000000000001';
describe.each([
  ['the disease', disease, diseaseKept],
  ['the question', question, questionKept],
] as const)('%s', (_what, form, inRow) => {
  it('comes back equal from page and row', () => {
    fc.assert(
      fc.property(generatedAnswers(form), (answers) => {
        expect(schemaOf<Form['items']>(form).parse(answers)).toEqual(answers);
        expect(readForm(form, postOf(form, answers), noId).answers).toEqual(answers);
        const row: unknown = JSON.parse(JSON.stringify(inRow.rowOf(answers as never)));
        expect(inRow.answersOf(row as never)).toEqual(answers);
      }),
      { numRuns: 40 },
    );
  });

  it('names people in columns alone, which have their foreign keys', () => {
    const people = Object.entries<Item>(form.items).filter(([, { kind }]) => kind === 'person');
    for (const [name] of people) expect(inRow.columns).toContain(name);
    expect(Object.values<Item>(form.items).some(({ kind }) => kind === 'group')).toBe(false);
  });
});

test('a source says of a case what it knows, and no more of the rest', () => {
  const read = CaseFields.parse({ site: 'ovary', entry: 'registry' });
  expect(read).toMatchObject({ site: 'ovary', histology: null, entry: 'registry' });
  expect(read).not.toHaveProperty('absent');
  expect(Disease.safeParse({ entry: 'registry' }).success).toBe(false);
  expect(Disease.parse({ absent: { site: 'unknown' } })).toMatchObject({ absent: { site: 'unknown' } });
});

test('grades of other registers are taken, and a question says what every question says', () => {
  expect(Disease.parse({ grade: 'G4' })).toMatchObject({ grade: 'G4' });
  expect(Disease.safeParse({ grade: 'no such grade' }).success).toBe(false);
  const { error } = Referral.safeParse({ phase: 'other', recurrenceNumber: 2 });
  expect(error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`).toSorted()).toEqual([
    'consultantId required',
    'question required',
    'questionType required',
    'receivedOn required',
    'recurrenceNumber does_not_apply',
  ]);
});
