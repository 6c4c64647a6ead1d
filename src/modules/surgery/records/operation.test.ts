import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AnyAnswers, kept, readKept, rowsOfGroup } from '../../../kernel/forms/answers.ts';
import { type Condition, subjectsOf } from '../../../kernel/forms/condition.ts';
import type { Form, Group, Item } from '../../../kernel/forms/items.ts';
import { postOf } from '../../../kernel/forms/posted.ts';
import { readForm } from '../../../kernel/forms/read-form.ts';
import { schemaOf } from '../../../kernel/forms/schema.ts';
import { answersFrom, valuesOf } from '../../../kernel/forms/targets.ts';
import { wholeAnswers } from '../../../testing/whole-answers.ts';
import { operationReport } from './operation.ts';

const schema = schemaOf(operationReport);
const noId = () => '018f6d3e-0000-7000-8000-000000000001';

/** Rows that say what every row of their group has to say. */
const isWhole = (form: Form, answers: AnyAnswers): boolean =>
  Object.entries<Item>(form.items).every(
    ([name, item]) =>
      item.kind !== 'group' ||
      ((answers[name] ?? []) as readonly AnyAnswers[]).every((row) =>
        (item.always ?? []).every((part) => row[part] !== null),
      ),
  );

it('whatever is answered comes back equal from page and store', () => {
  fc.assert(
    fc.property(wholeAnswers(operationReport), (answers) => {
      expect(isWhole(operationReport, answers)).toBe(true);
      expect(schema.parse(answers)).toEqual(answers);
      expect(readForm(operationReport, postOf(operationReport, answers), noId).answers).toEqual(answers);
      const stored: unknown = JSON.parse(JSON.stringify(kept(operationReport, answers)));
      expect(readKept(operationReport, stored as AnyAnswers)).toEqual(answers);
    }),
    { numRuns: 60 },
  );
});

/** Lines of a list that say something, without what no file tells of them; nothing of a list that names people. */
const linesIn = (value: unknown, { items }: Group) => {
  if (Object.values(items).some(({ kind }) => kind === 'person') || value === null) return null;
  const lines = rowsOfGroup(value).map(({ id: _, absent: __, ...said }) => said);
  const said = lines.filter((line) => Object.values(line).some((part) => part !== null));
  return lines.length > 0 && said.length === 0 ? null : said;
};

it('what a file can feed comes back equal from its columns; people are not among it', () => {
  const fedOf = (answers: AnyAnswers) =>
    Object.fromEntries(
      Object.entries<Item>(operationReport.items).map(([name, item]) => [
        name,
        item.kind === 'group' ? linesIn(answers[name], item) : answers[name],
      ]),
    );
  fc.assert(
    fc.property(wholeAnswers(operationReport), (answers) => {
      const fed = answersFrom(operationReport, valuesOf(operationReport, answers));
      expect(fedOf(fed)).toEqual(fedOf(answers));
      expect(fed).toMatchObject({ team: null, absent: {} });
    }),
    { numRuns: 60 },
  );
});

it('names in its conditions items and codes that there are', () => {
  const itemsIn = (when: Condition) =>
    subjectsOf(when).flatMap((subject) => ('item' in subject ? [subject.item] : []));
  const codesIn = (when: Condition): readonly (readonly [string, readonly string[]])[] => {
    if ('all' in when) return when.all.flatMap(codesIn);
    if ('any' in when) return when.any.flatMap(codesIn);
    if ('not' in when) return codesIn(when.not);
    return 'in' in when && 'item' in when ? [[when.item, when.in]] : [];
  };
  for (const item of Object.values<Item>(operationReport.items)) {
    if (item.when === undefined) continue;
    for (const name of itemsIn(item.when)) expect(operationReport.items).toHaveProperty(name);
    for (const [name, codes] of codesIn(item.when)) {
      const asked = operationReport.items[name as keyof typeof operationReport.items] as Item;
      const known = 'codes' in asked ? asked.codes : ['yes', 'no'];
      for (const code of codes) expect(known, name).toContain(code);
    }
  }
});

it('shows every area in one part', () => {
  const { parts, rows } = operationReport.items.areas;
  expect(parts.flatMap((part) => part.rows as readonly string[]).toSorted()).toEqual([...rows].toSorted());
});
