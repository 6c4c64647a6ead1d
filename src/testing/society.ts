import { randomUUID } from 'node:crypto';
import { execute } from '../kernel/command.ts';
import { addOrganisation } from '../modules/directory/index.ts';
import type { TestCentre } from './centre-on.ts';

/** A society of a test's own, to which centres may open their counts. */
export const addTestSociety = async ({
  operators,
  now,
}: TestCentre): Promise<{ id: string; slug: string }> => {
  const id = randomUUID();
  const slug = `s${id.slice(0, 8)}`;
  await execute(
    operators,
    addOrganisation,
    { actor: { kind: 'operator' }, ownerId: id, now: now() },
    {
      organisation: {
        id,
        parentId: null,
        kind: 'society',
        slug,
        name: 'Test society',
        nativeName: null,
        zone: 'UTC',
        demonstration: false,
      },
      departments: [],
    },
  );
  return { id, slug };
};
