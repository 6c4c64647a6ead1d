import { beforeAll, expect, test } from 'vitest';
import { choice, record, yesNo } from '../../../kernel/forms/items.ts';
import type { Form } from '../../../kernel/forms/items.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { enterCourse } from '../../../testing/entered-course.ts';
import { askTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { formFacts } from './form-facts.ts';
import { caseHead } from './whole-case.ts';

const plain: Form = record(
  { id: 'plain', version: 1, sections: ['all'] },
  { said: yesNo({ section: 'all' }) },
);
/** A form that asks something of each fact. */
const asking: Form = record(
  { id: 'asking', version: 1, sections: ['all'] },
  {
    phase: yesNo({ section: 'all', when: { fact: 'phase', in: ['recurrence'] } }),
    kind: choice(['a'], { section: 'all', when: { fact: 'questionType', in: ['staging'] } }),
    age: yesNo({ section: 'all', when: { fact: 'age', atLeast: 70 } }),
    lines: yesNo({ section: 'all', when: { fact: 'lines', above: 1 } }),
    site: yesNo({ section: 'all', when: { fact: 'site', in: ['ovary'] } }),
    before: yesNo({ section: 'all', when: { fact: 'treatedBefore', in: ['yes'] } }),
  },
);

const made = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const { caseId: other } = await referTestCase(centre);
  await askTestCase(centre, caseId);
  await enterCourse(centre, caseId, 'systemic', { line: 1, from: '2026-11-11', setting: 'neoadjuvant' });
  await enterCourse(centre, caseId, 'systemic', { line: 2, from: '2026-11-17', setting: 'relapse' });
  await enterCourse(centre, other, 'systemic', { line: 5, from: '2026-11-12', setting: 'relapse' });
  return { centre, caseId };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const facts = (form: Form, on: string | null) =>
  withScope(house.centre.database, [house.centre.ownerId], async (tx) => {
    const subject = await caseHead(tx, house.centre.ownerId, house.caseId);
    if (subject === null) throw new Error('no case');
    return formFacts(tx, house.centre.ownerId, subject, { form, on });
  });

test('a form is told the facts it names as they were on its day: the question, her age and the lines by then', async () => {
  expect(await facts(asking, '2026-11-19')).toEqual({
    phase: 'recurrence',
    questionType: 'recurrence',
    age: { min: 56, max: 56 },
    lines: { min: 2, max: 2 },
    site: 'ovary',
    treatedBefore: false,
  });
  expect(await facts(asking, '2026-11-12')).toMatchObject({
    phase: 'pre_treatment',
    questionType: 'primary_treatment',
    lines: { min: 1, max: 1 },
  });
});

test('before the first question none was asked; of a vague day only what holds on all of it is told', async () => {
  expect(await facts(asking, '2026-11-01')).toMatchObject({ phase: null, questionType: null });
  expect(await facts(asking, '2026')).toMatchObject({
    phase: null,
    age: { min: 55, max: 56 },
    site: 'ovary',
  });
});

test('of a form without a day nothing is known that changes with days', async () => {
  expect(await facts(asking, null)).toMatchObject({ phase: null, age: null, lines: null, site: 'ovary' });
});

test('a form that names no fact is told none', async () => {
  expect(await facts(plain, '2026-11-19')).toEqual({});
});
