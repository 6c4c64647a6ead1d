import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { withScope } from '../../../kernel/scope.ts';
import { at, createTestCentre } from '../../../testing/centre.ts';
import { addPeople } from '../commands/add-people.ts';
import { accountOf, colleaguesNow } from './people.ts';

test('a role holds by the house’s own day, also where UTC still or already has another', async () => {
  const centre = await createTestCentre({ zone: 'Asia/Seoul' });
  const [id, userId] = [randomUUID(), randomUUID()];
  const affiliation = { id: randomUUID(), personId: id, organisationId: centre.ownerId, role: 'clinician' };
  const operator = {
    actor: { kind: 'operator' as const },
    ownerId: centre.ownerId,
    now: at('2026-11-19T00:00:00Z'),
  };
  await execute(centre.database, addPeople, operator, {
    people: [{ id, userId, latinName: 'One day', nativeName: null, sortName: 'One day' }],
    affiliations: [{ ...affiliation, discipline: null, from: '2026-11-22', to: '2026-11-22' }],
  });
  const holds = async (now: string) => {
    const here = await withScope(centre.database, [centre.ownerId], (tx) =>
      colleaguesNow(tx, centre.ownerId, at(now)),
    );
    const account = await accountOf(centre.database, userId, at(now));
    expect(account?.personId).toBe(id);
    return [account?.grants.length, here.filter((person) => person.id === id).length];
  };
  expect(await holds('2026-11-21T14:59:59Z')).toEqual([0, 0]);
  expect(await holds('2026-11-21T15:00:00Z')).toEqual([1, 1]);
  expect(await holds('2026-11-22T14:59:59Z')).toEqual([1, 1]);
  expect(await holds('2026-11-22T15:00:00Z')).toEqual([0, 0]);
});
