import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type AnyAnswers, kept, readKept } from '../../../kernel/forms/answers.ts';
import type { Item } from '../../../kernel/forms/items.ts';
import { postOf } from '../../../kernel/forms/posted.ts';
import { readForm } from '../../../kernel/forms/read-form.ts';
import { schemaOf } from '../../../kernel/forms/schema.ts';
import { generatedAnswers } from '../../../testing/generated-answers.ts';
import { GivenAnswers } from '../schema.ts';
import { courseRecord, courseRecords, isProgramForm } from './course.ts';
import { courseWords } from './course-words.ts';

const noId = () => '018f6d3e-0000-7000-8000-000000000001';

/** A list without rows that must name themselves is read as it was written. */
const readable = (answers: AnyAnswers, items: Readonly<Record<string, Item>>): boolean =>
  Object.entries(items).every(([name, item]) => {
    if (item.kind !== 'group') return true;
    const rows = (answers[name] ?? []) as readonly AnyAnswers[];
    return rows.every((row) => (item.always ?? []).every((part) => row[part] !== null));
  });

describe.each(courseRecords.map((record) => [record.form.id, record] as const))('%s', (id, record) => {
  const { form } = record;
  const schema = schemaOf(form);

  it('comes back equal from page and store, and passes through the command as it is', () => {
    fc.assert(
      fc.property(generatedAnswers(form), (answers) => {
        fc.pre(readable(answers, form.items));
        expect(schema.parse(answers)).toEqual(answers);
        expect(GivenAnswers.parse(answers)).toEqual(answers);
        expect(readForm(form, postOf(form, answers), noId).answers).toEqual(answers);
        const stored: unknown = JSON.parse(JSON.stringify(kept(form, answers)));
        expect(readKept(form, stored as AnyAnswers)).toEqual(answers);
      }),
      { numRuns: 40 },
    );
  });

  it('has words, and dates that are dates', () => {
    expect(Object.keys(courseWords[id]?.items ?? {}).toSorted()).toEqual(Object.keys(form.items).toSorted());
    for (const name of [record.date, record.until ?? record.date])
      expect(form.items[name], name).toMatchObject({ kind: 'date' });
    expect(record.told.filter((name) => form.items[name] === undefined)).toEqual([]);
  });
});

test('ids of the program’s forms are its own, each once', () => {
  const ids = courseRecords.map(({ form }) => form.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(courseWords).toSorted()).toEqual(ids.toSorted());
  for (const id of [...ids, 'operation', 'pathology', 'outcome']) expect(isProgramForm(id), id).toBe(true);
  expect(isProgramForm('her-words')).toBe(false);
  expect(courseRecord('her-words')).toBeUndefined();
});
