import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { addTestPerson } from '../../../testing/colleague.ts';
import { namesOf } from '../queries/people.ts';
import { addPeople } from './add-people.ts';
import { correctPerson } from './correct-person.ts';

const names = { latinName: 'Hahn Sol', nativeName: null };

test('an administrator corrects what somebody of the house is called, with a reason; the journal holds no name', async () => {
  const centre = await createTestCentre();
  const { database, ownerId, people } = centre;
  const personId = await addTestPerson(centre);
  await centre.as(people.administrator, correctPerson, { personId, version: 1, names });
  const [entry] = await journalOf(centre);
  expect(entry).toMatchObject({ command: 'directory.correct-person', changeCount: 1 });
  expect(JSON.stringify(entry)).not.toContain('Hahn');
  const found = await withScope(database, [ownerId], (tx) => namesOf(tx, [personId]));
  expect(found.get(personId)).toEqual({ latin: 'Hahn Sol', native: null });
});

test('not without a reason, not on an earlier version, not by anybody else, and nobody of another house', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { administrator, ...others } = centre.people;
  const personId = await addTestPerson(centre);
  const input = { personId, version: 1, names };
  await expect(
    centre.as(administrator, correctPerson, input, { reason: undefined as never }),
  ).rejects.toMatchObject({ code: 'reason_needed' });
  const refused = async (who: typeof administrator, more: object) =>
    (await refusalOf(centre, who, correctPerson, { ...input, ...more })).code;
  expect(await refused(administrator, { version: 2 })).toBe('changed_meanwhile');
  expect(await refused(administrator, { names: { ...names, latinName: ' ' } })).toBe('invalid_input');
  for (const person of [...Object.values(others), other.people.administrator])
    expect(await refused(person, {})).toBe('forbidden');
  expect(await refused(administrator, { personId: other.people.surgeon.personId })).toBe('not_found');
});

test('somebody who works at another house too is left to whoever runs the installation', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const personId = await addTestPerson(centre);
  const role = { role: 'observer', discipline: null, from: '2020-01-01', to: '2020-12-31' } as const;
  await execute(
    centre.operators,
    addPeople,
    { actor: { kind: 'operator' }, ownerId: other.ownerId, now: other.now() },
    { people: [], affiliations: [{ id: randomUUID(), personId, organisationId: other.ownerId, ...role }] },
  );
  const { administrator } = centre.people;
  expect(await refusalOf(centre, administrator, correctPerson, { personId, version: 1, names })).toEqual({
    code: 'person_elsewhere',
    wrote: 0,
  });
});
