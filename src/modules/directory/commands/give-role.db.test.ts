import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { addTestPerson } from '../../../testing/colleague.ts';
import { colleagues } from '../queries/people.ts';
import { endRole } from './end-role.ts';
import { giveRole } from './give-role.ts';

const rolesOn = async ({ database, ownerId }: TestCentre, personId: string, day: string) =>
  (await withScope(database, [ownerId], (tx) => colleagues(tx, ownerId, day)))
    .filter(({ id }) => id === personId)
    .map(({ role }) => role)
    .toSorted();
const surgeon = { role: 'surgeon', discipline: 'urology', from: '2026-11-20' } as const;

test('an administrator gives somebody of the house another role, from its day on, in one entry', async () => {
  const centre = await createTestCentre();
  const personId = await addTestPerson(centre);
  await centre.as(centre.people.administrator, giveRole, { personId, given: surgeon });
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'directory.give-role', changeCount: 1 });
  expect(await rolesOn(centre, personId, '2026-11-19')).toEqual(['clinician']);
  expect(await rolesOn(centre, personId, '2026-11-20')).toEqual(['clinician', 'surgeon']);
});

test('a role that is held, or will be, is not given again; one that has ended is', async () => {
  const centre = await createTestCentre();
  const { administrator } = centre.people;
  const personId = await addTestPerson(centre);
  const { id } = await centre.as(administrator, giveRole, { personId, given: surgeon });
  for (const from of ['2026-11-01', '2026-11-20', '2026-12-01'])
    expect(
      await refusalOf(centre, administrator, giveRole, { personId, given: { ...surgeon, from } }),
    ).toEqual({ code: 'role_held', wrote: 0 });
  await centre.as(administrator, endRole, { affiliationId: id, version: 1, to: '2026-11-30' });
  const again = { ...surgeon, from: '2026-11-30' };
  expect(await refusalOf(centre, administrator, giveRole, { personId, given: again })).toMatchObject({
    code: 'role_held',
  });
  await centre.as(administrator, giveRole, { personId, given: { ...surgeon, from: '2026-12-01' } });
  expect(await rolesOn(centre, personId, '2026-12-01')).toEqual(['clinician', 'surgeon']);
});

test('nobody else gives roles, and nobody who was never here gets one', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const personId = await addTestPerson(centre);
  const { administrator, ...others } = centre.people;
  for (const person of [...Object.values(others), other.people.administrator])
    expect(await refusalOf(centre, person, giveRole, { personId, given: surgeon })).toEqual({
      code: 'forbidden',
      wrote: 0,
    });
  const theirs = other.people.surgeon.personId;
  expect(await refusalOf(centre, administrator, giveRole, { personId: theirs, given: surgeon })).toEqual({
    code: 'not_found',
    wrote: 0,
  });
  const { code } = await refusalOf(centre, administrator, giveRole, {
    personId,
    given: { ...surgeon, role: 'director' },
  });
  expect(code).toBe('invalid_input');
});
