import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { addTestPerson } from '../../../testing/colleague.ts';
import { namesOf } from '../queries/people.ts';
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
