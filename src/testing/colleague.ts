import { randomUUID } from 'node:crypto';
import { addPeople, type Role } from '../modules/directory/index.ts';
import type { TestCentre, TestPerson } from './centre-on.ts';

/** One more person of the centre in a role from a day to a day. */
export const addTestColleague = async (
  centre: TestCentre,
  { role, from, to }: { readonly role: Role; readonly from: string; readonly to: string | null },
): Promise<TestPerson> => {
  const [personId, { ownerId }] = [randomUUID(), centre];
  const userId = `u-${personId}`;
  await centre.as(centre.people.administrator, addPeople, {
    people: [{ id: personId, userId, latinName: `Another ${role}`, nativeName: null, sortName: `z ${role}` }],
    affiliations: [{ id: randomUUID(), personId, organisationId: ownerId, role, discipline: null, from, to }],
  });
  return { kind: 'user', userId, personId, grants: [{ ownerId, role, discipline: null }] };
};
