import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { addTestPerson } from '../../../testing/colleague.ts';
import { staffOf } from '../queries/staff.ts';
import { endRole } from './end-role.ts';
import { giveRole } from './give-role.ts';

const rolesOf = async ({ database, ownerId }: TestCentre, personId: string) =>
  (await withScope(database, [ownerId], (tx) => staffOf(tx, ownerId))).find(({ id }) => id === personId)
    ?.roles ?? [];
const only = async (centre: TestCentre, personId: string) => {
  const [role] = await rolesOf(centre, personId);
  if (role === undefined) throw new Error('no role');
  return { affiliationId: role.id, version: role.version };
};

test('a role ends with a day or at once; once it has ended it ends no second time', async () => {
  const centre = await createTestCentre();
  const { administrator } = centre.people;
  const personId = await addTestPerson(centre);
  const first = await only(centre, personId);
  await centre.as(administrator, endRole, { ...first, to: '2026-11-30' });
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'directory.end-role', changeCount: 1 });
  expect(await rolesOf(centre, personId)).toMatchObject([{ to: '2026-11-30', version: 2 }]);
  // The day at the house: 19 November is its today.
  await centre.as(administrator, endRole, { ...first, version: 2, to: null });
  expect(await rolesOf(centre, personId)).toMatchObject([{ to: '2026-11-18' }]);
  for (const to of [null, '2026-12-01'])
    expect(await refusalOf(centre, administrator, endRole, { ...first, version: 3, to })).toEqual({
      code: 'role_ended',
      wrote: 0,
    });
});

test('a role that began today, or has not begun, ends on no day at all', async () => {
  const centre = await createTestCentre();
  const { administrator } = centre.people;
  const personId = await addTestPerson(centre);
  for (const from of ['2026-11-19', '2027-03-01']) {
    const given = { role: 'surgeon', discipline: null, from } as const;
    const { id } = await centre.as(administrator, giveRole, { personId, given });
    await centre.as(administrator, endRole, { affiliationId: id, version: 1, to: null });
    const ended = (await rolesOf(centre, personId)).find((role) => role.id === id);
    expect(ended?.to).toBe(from === '2026-11-19' ? '2026-11-18' : '2027-02-28');
  }
});

test('no past day, no earlier version, nobody else, and no role of another house', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { administrator, ...others } = centre.people;
  const role = await only(centre, await addTestPerson(centre));
  const refused = async (who: typeof administrator, input: object) =>
    (await refusalOf(centre, who, endRole, { ...role, to: null, ...input })).code;
  expect(await refused(administrator, { to: '2026-11-18' })).toBe('role_day_past');
  expect(await refused(administrator, { version: 2 })).toBe('changed_meanwhile');
  for (const person of [...Object.values(others), other.people.administrator])
    expect(await refused(person, {})).toBe('forbidden');
  const theirs = await only(other, await addTestPerson(other));
  expect(await refused(administrator, theirs)).toBe('not_found');
});

test('an administrator’s own role is ended by another one; the last who can sign in stays, now and after any day', async () => {
  const centre = await createTestCentre();
  const { administrator, surgeon } = centre.people;
  const own = await only(centre, administrator.personId);
  const refused = async (who: typeof administrator, input: object) =>
    (await refusalOf(centre, who, endRole, { to: null, ...input })).code;
  expect(await refused(administrator, own)).toBe('own_role_stays');
  const given = { role: 'administrator', discipline: null, from: '2026-11-01' } as const;
  const { id } = await centre.as(administrator, giveRole, { personId: surgeon.personId, given });
  const second = { ...surgeon, grants: administrator.grants };
  const theirs = { affiliationId: id, version: 1 };
  expect(await refused(second, theirs)).toBe('own_role_stays');
  // One without an account could let nobody in.
  const personId = await addTestPerson(centre);
  await centre.as(administrator, giveRole, { personId, given });
  await centre.as(administrator, endRole, { ...theirs, to: '2026-12-31' });
  for (const to of [null, '2026-12-30', '2027-01-01'])
    expect(await refused(second, { ...own, to })).toBe('last_administrator');
  const { id: openId } = await centre.as(administrator, giveRole, {
    personId: centre.people.chair.personId,
    given,
  });
  expect(openId).not.toBe(id);
  await centre.as(second, endRole, { ...own, to: null });
});

test('of two administrators who end each other’s role at once one remains', async () => {
  const centre = await createTestCentre();
  const { administrator, surgeon } = centre.people;
  const own = await only(centre, administrator.personId);
  const given = { role: 'administrator', discipline: null, from: '2026-11-01' } as const;
  const { id } = await centre.as(administrator, giveRole, { personId: surgeon.personId, given });
  const second = { ...surgeon, grants: administrator.grants };
  const ends = await Promise.allSettled([
    centre.as(administrator, endRole, { affiliationId: id, version: 1, to: null }),
    centre.as(second, endRole, { ...own, to: null }),
  ]);
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a role with a last day ends no later; one that was ended on its first day is over, and is given again', async () => {
  const centre = await createTestCentre();
  const { administrator } = centre.people;
  const personId = await addTestPerson(centre);
  for (const from of ['2026-11-19', '2027-03-01']) {
    const given = { role: 'surgeon', discipline: null, from } as const;
    const { id } = await centre.as(administrator, giveRole, { personId, given });
    await centre.as(administrator, endRole, { affiliationId: id, version: 1, to: null });
    const later = { affiliationId: id, version: 2, to: '2027-12-31' };
    expect((await refusalOf(centre, administrator, endRole, later)).code).toBe('role_ended');
    const again = await centre.as(administrator, giveRole, { personId, given });
    await centre.as(administrator, endRole, { affiliationId: again.id, version: 1, to: null });
  }
  const role = await only(centre, personId);
  await centre.as(administrator, endRole, { ...role, to: '2026-11-30' });
  const longer = { ...role, version: 2, to: '2026-12-01' };
  expect((await refusalOf(centre, administrator, endRole, longer)).code).toBe('role_ends_before');
});
