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

/** Somebody new at the house, without an account, as a clinician since January; their id. */
export const addTestPerson = async (centre: TestCentre): Promise<string> => {
  const id = randomUUID();
  await centre.as(centre.people.administrator, addPeople, {
    people: [{ id, userId: null, latinName: 'Han Sol', nativeName: '한솔', sortName: 'Han Sol' }],
    affiliations: [
      {
        id: randomUUID(),
        personId: id,
        organisationId: centre.ownerId,
        role: 'clinician',
        discipline: 'pathology',
        from: '2026-01-01',
        to: null,
      },
    ],
  });
  return id;
};
