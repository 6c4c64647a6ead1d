import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AnyAnswers, kept, readKept } from '../../../kernel/forms/answers.ts';
import { postOf } from '../../../kernel/forms/posted.ts';
import { readForm } from '../../../kernel/forms/read-form.ts';
import { schemaOf } from '../../../kernel/forms/schema.ts';
import { answersFrom, targetsOf } from '../../../kernel/forms/targets.ts';
import { generatedAnswers } from '../../../testing/generated-answers.ts';
import { operationReport } from './operation.ts';

const schema = schemaOf(operationReport);
const noId = () => '018f6d3e-0000-7000-8000-000000000001';

it('whatever is answered comes back equal from page and store', () => {
  fc.assert(
    fc.property(generatedAnswers(operationReport), (answers) => {
      const rows = (answers['team'] ?? []) as ReadonlyArray<{ person: unknown; role: unknown }>;
      fc.pre(rows.every(({ person, role }) => person !== null && role !== null));
      expect(schema.parse(answers)).toEqual(answers);
      expect(readForm(operationReport, postOf(operationReport, answers), noId).answers).toEqual(answers);
      const stored: unknown = JSON.parse(JSON.stringify(kept(operationReport, answers)));
      expect(readKept(operationReport, stored as AnyAnswers)).toEqual(answers);
    }),
    { numRuns: 60 },
  );
});

/** The value at a target's name: an answer, a row's answer, or a detail of it. */
const valueAt = (answers: AnyAnswers, name: string): unknown => {
  const [item = '', row, detail] = name.split('.');
  const value = answers[item] ?? null;
  if (row === undefined || value === null) return value;
  const said = (value as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[row];
  return said?.[detail ?? 'answer'] ?? null;
};

it('what a file can feed comes back equal from its columns', () => {
  const lists = new Set(['procedures', 'events', 'team']);
  fc.assert(
    fc.property(generatedAnswers(operationReport), (answers) => {
      const names = [...targetsOf(operationReport).keys()];
      const fed = answersFrom(operationReport, new Map(names.map((name) => [name, valueAt(answers, name)])));
      const single = Object.entries(answers).map(([name, value]) => [name, lists.has(name) ? null : value]);
      expect(fed).toEqual({ ...Object.fromEntries(single), absent: {} });
    }),
    { numRuns: 60 },
  );
});
