import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { addTestPerson } from '../../../testing/colleague.ts';
import { invitationAt } from '../queries/invitation-at.ts';
import { addPeople } from './add-people.ts';
import { invitePerson } from './invite-person.ts';

const email = 'Han.Sol@House.Example';
const standing = ({ database, ownerId, now }: TestCentre, id: string) =>
  withScope(database, [ownerId], (tx) => invitationAt(tx, { ownerId, id }, now()));

test('whoever has no account is invited by an address, for a week; a later invitation ends the one before', async () => {
  const centre = await createTestCentre();
  const { administrator } = centre.people;
  const personId = await addTestPerson(centre);
  const { id } = await centre.as(administrator, invitePerson, { personId, email });
  const [entry] = await journalOf(centre);
  expect(entry).toMatchObject({ command: 'directory.invite-person', changeCount: 2 });
  expect(JSON.stringify(entry)).not.toContain('house.example');
  expect(await standing(centre, id)).toMatchObject({ email: 'han.sol@house.example', name: 'Han Sol' });
  const later = await centre.as(administrator, invitePerson, { personId, email: 'other@house.example' });
  await expect(standing(centre, id)).rejects.toMatchObject({ code: 'link_over' });
  centre.setNow('2026-11-25T23:59:59Z');
  expect(await standing(centre, later.id)).toMatchObject({ email: 'other@house.example' });
  centre.setNow('2026-11-26T00:00:00Z');
  await expect(standing(centre, later.id)).rejects.toMatchObject({ code: 'link_over' });
});

test('nobody who has an account, nobody of another house, by nobody else, to no address that is none', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { administrator, ...others } = centre.people;
  const personId = await addTestPerson(centre);
  const refused = async (who: typeof administrator, more: object) =>
    (await refusalOf(centre, who, invitePerson, { personId, email, ...more })).code;
  expect(await refused(administrator, { personId: others.surgeon.personId })).toBe('account_there');
  expect(await refused(administrator, { personId: other.people.surgeon.personId })).toBe('not_found');
  expect(await refused(administrator, { email: 'nowhere' })).toBe('invalid_input');
  for (const person of [...Object.values(others), other.people.administrator])
    expect(await refused(person, {})).toBe('forbidden');
});

test('an invitation of one house is none of another', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { id } = await centre.as(centre.people.administrator, invitePerson, {
    personId: await addTestPerson(centre),
    email,
  });
  await expect(standing(other, id)).rejects.toMatchObject({ code: 'link_over' });
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
  expect(await refusalOf(centre, administrator, invitePerson, { personId, email })).toEqual({
    code: 'person_elsewhere',
    wrote: 0,
  });
});
