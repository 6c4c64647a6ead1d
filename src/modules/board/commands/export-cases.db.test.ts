import { expect, test } from 'vitest';
import type { Actor } from '../../../kernel/actor.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { exportCases } from './export-cases.ts';

/** One person with several roles. */
const inRoles = ({ people }: TestCentre, ...roles: (keyof TestCentre['people'])[]): Actor => {
  const [first] = roles;
  return {
    ...people[first ?? 'observer'],
    grants: roles.flatMap((role) => people[role].grants),
  };
};

test('the journal says that all cases leave the house, how many, and whether with names; nothing of a woman', async () => {
  const centre = await createTestCentre();
  await referTestCase(centre);
  await referTestCase(centre);
  const { quality_manager } = centre.people;
  expect(await centre.as(quality_manager, exportCases, { named: false })).toEqual({ cases: 2 });
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'board.export-cases',
    events: [{ type: 'board.cases-exported', identity: 'without', cases: '2' }],
  });
});

test('who brings files in may take them out, with names only who may see names too', async () => {
  const centre = await createTestCentre();
  const { people } = centre;
  for (const role of ['coordinator', 'chair', 'surgeon', 'clinician', 'observer'] as const)
    expect(await refusalOf(centre, people[role], exportCases, { named: false })).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
  for (const role of ['administrator', 'quality_manager'] as const)
    expect(await refusalOf(centre, people[role], exportCases, { named: true })).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
  await centre.as(inRoles(centre, 'quality_manager', 'clinician'), exportCases, { named: true });
  await centre.as({ kind: 'operator' }, exportCases, { named: true });
  expect(await refusalOf(centre, people.quality_manager, exportCases, { named: 'no' })).toEqual({
    code: 'invalid_input',
    wrote: 0,
  });
});

test('another house’s cases are counted by nobody', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  await referTestCase(other);
  expect(await centre.as(centre.people.administrator, exportCases, { named: false })).toEqual({ cases: 0 });
});
