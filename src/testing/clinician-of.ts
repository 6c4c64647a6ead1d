import { randomUUID } from 'node:crypto';
import { addPeople, type Discipline } from '../modules/directory/index.ts';
import type { z } from 'zod';
import type { TestCentre, TestPerson } from './centre-on.ts';

/** One more clinician of the centre, of this discipline. */
export const clinicianOf = async (
  centre: TestCentre,
  discipline: z.infer<typeof Discipline>,
  name = { latinName: `Test ${discipline}`, nativeName: null as string | null },
): Promise<TestPerson> => {
  const [personId, { ownerId }] = [randomUUID(), centre];
  const userId = `u-${personId}`;
  const post = { role: 'clinician', discipline } as const;
  await centre.as(centre.people.administrator, addPeople, {
    people: [{ id: personId, userId, ...name, sortName: name.latinName }],
    affiliations: [
      { id: randomUUID(), personId, organisationId: ownerId, ...post, from: '2020-01-01', to: null },
    ],
  });
  return { kind: 'user', userId, personId, grants: [{ ownerId, ...post }] };
};
