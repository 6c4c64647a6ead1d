import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generatedAnswers } from '../../testing/generated-answers.ts';
import { columned } from './columned.ts';
import { line, number, person, record, yesNo } from './items.ts';

const asked = record(
  { id: 'tried', version: 2, sections: ['one'] },
  {
    by: person({ section: 'one' }),
    weight: number({ section: 'one', min: 0, max: 300, absent: ['unknown'] }),
    fit: yesNo({ section: 'one', absent: ['unknown', 'not_done'] }),
    note: line(80, { section: 'one' }),
  },
);
const inColumns = columned(asked, ['by', 'weight']);

test('what stands in columns and what stands beside them come back as the same answers', () => {
  fc.assert(
    fc.property(generatedAnswers(asked), (answers) => {
      const row = inColumns.rowOf(answers as never);
      expect(Object.keys(row)).toEqual(['by', 'weight', 'formVersion', 'answers']);
      expect(row).toMatchObject({ by: answers['by'], weight: answers['weight'], formVersion: 2 });
      const stored = JSON.parse(JSON.stringify(row)) as typeof row;
      expect(inColumns.answersOf(stored)).toEqual(answers);
    }),
  );
});

test('a row that says nothing beside its columns keeps no answers, and one from before has none', () => {
  const row = inColumns.rowOf({ by: null, weight: 61 });
  expect(row).toEqual({ by: null, weight: 61, formVersion: 2, answers: null });
  const { answersOf } = columned({ ...asked, version: 1 }, ['by', 'weight']);
  expect(answersOf({ by: null, weight: 61, formVersion: null, answers: null })).toEqual({
    by: null,
    weight: 61,
    fit: null,
    note: null,
    absent: {},
  });
});

test('why a column is empty stands beside it', () => {
  const answers = { by: null, weight: null, fit: true, note: null, absent: { weight: 'unknown' } } as const;
  expect(inColumns.rowOf(answers).answers).toEqual({ fit: true, absent: { weight: 'unknown' } });
});
