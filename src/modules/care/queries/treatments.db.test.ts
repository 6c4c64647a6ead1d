import { beforeAll, expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { enterCourse } from '../../../testing/entered-course.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { treatmentsOfCases } from './treatments.ts';

const made = async () => {
  const centre = await createTestCentre();
  const [{ caseId: hers }, { caseId: other }, { caseId: none }] = [
    await referTestCase(centre),
    await referTestCase(centre),
    await referTestCase(centre),
  ];
  const enter = (record: Parameters<typeof enterCourse>[2], said: object, caseId = hers) =>
    enterCourse(centre, caseId, record, said as Readonly<Record<string, unknown>>);
  await enter('systemic', { setting: 'maintenance', line: 1, from: '2026-06-01', ongoing: true });
  await enter('systemic', { setting: 'neoadjuvant', line: 1, from: '2026-01', to: '2026-03-10' });
  await enter('systemic', { setting: 'relapse', line: 2, from: '2026-10-01' });
  await enter('radiotherapy', { intent: 'relapse', from: '2026-09-01', stopReason: 'completed' });
  await enter('radiotherapy', { intent: 'adjuvant', from: '2026-04-01', ongoing: false });
  await enter('brachytherapy', { from: '2026-05-01' });
  await enter('systemic', { setting: 'adjuvant', from: '2025-01-01' }, other);
  await enter('event', { kind: 'recurrence', on: '2026-08' });
  await enter('event', { kind: 'progression', on: '2026-11-01' });
  await enter('event', { kind: 'response', on: '2026-03-11', response: 'partial' });
  await enter('event', { kind: 'second_primary', on: '2026-03-12' });
  const { id } = await enter('systemic', { setting: 'first_line', from: '2020-01-01' });
  await centre.as(centre.people.clinician, strike, { table: 'care.entry', id, version: 1 });
  const of = await withScope(centre.database, [centre.ownerId], (tx) =>
    treatmentsOfCases(tx, centre.ownerId, [hers, other, none]),
  );
  return { centre, hers, other, none, of };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const treatments = () => house.of(house.hers).treatments;

test('what was given stands in the order it began, each as what it is; what was taken back does not', () => {
  expect(treatments().map(({ modality, from }) => `${modality} ${from}`)).toEqual([
    'systemic 2026-01',
    'radiotherapy 2026-04-01',
    'brachytherapy 2026-05-01',
    'systemic 2026-06-01',
    'radiotherapy 2026-09-01',
    'systemic 2026-10-01',
  ]);
});

test('only systemic treatment has a line; maintenance and adjuvant treatment follow what their line began with', () => {
  expect(treatments().map(({ line, follows }) => [line, follows])).toEqual([
    [1, false],
    [null, false],
    [null, false],
    [1, true],
    [null, false],
    [2, false],
  ]);
  expect(house.of(house.other).treatments).toEqual([
    { modality: 'systemic', from: '2025-01-01', line: null, follows: true, relapse: false, ongoing: null },
  ]);
});

test('what was given for a recurrence is told apart, of radiotherapy by its intent', () => {
  expect(treatments().flatMap(({ from, relapse }) => (relapse ? [from] : []))).toEqual([
    '2026-09-01',
    '2026-10-01',
  ]);
});

test('a treatment goes on, has ended by a day or a reason, or nobody knows', () => {
  expect(treatments().map(({ from, ongoing }) => [from, ongoing])).toEqual([
    ['2026-01', false],
    ['2026-04-01', false],
    ['2026-05-01', null],
    ['2026-06-01', true],
    ['2026-09-01', false],
    ['2026-10-01', null],
  ]);
});

test('the disease grew when it came back or progressed, not when it answered or another began', () => {
  expect(house.of(house.hers).grewOn).toEqual(['2026-08', '2026-11-01']);
  expect(house.of(house.none)).toEqual({ treatments: [], grewOn: [] });
});

test('a house is told nothing of the treatments of another', async () => {
  const elsewhere = await createTestCentre();
  const of = await withScope(house.centre.database, [elsewhere.ownerId], (tx) =>
    treatmentsOfCases(tx, elsewhere.ownerId, [house.hers]),
  );
  expect(of(house.hers)).toEqual({ treatments: [], grewOn: [] });
});
