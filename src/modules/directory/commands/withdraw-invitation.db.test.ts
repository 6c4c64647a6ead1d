import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { addTestPerson } from '../../../testing/colleague.ts';
import { invitationAt } from '../queries/invitation-at.ts';
import { invitePerson } from './invite-person.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

test('an invitation that is withdrawn leads nowhere; there is none to withdraw twice, or by anybody else', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { database, ownerId, now, people } = centre;
  const { administrator, ...others } = people;
  const personId = await addTestPerson(centre);
  const refused = async (who: typeof administrator, input = { personId }) =>
    (await refusalOf(centre, who, withdrawInvitation, input)).code;
  expect(await refused(administrator)).toBe('link_over');
  const { id } = await centre.as(administrator, invitePerson, { personId, email: 'sol@house.example' });
  for (const person of [...Object.values(others), other.people.administrator])
    expect(await refused(person)).toBe('forbidden');
  expect(await refused(administrator, { personId: other.people.chair.personId })).toBe('not_found');
  await centre.as(administrator, withdrawInvitation, { personId });
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'directory.withdraw-invitation',
    changeCount: 1,
  });
  await expect(
    withScope(database, [ownerId], (tx) => invitationAt(tx, { ownerId, id }, now())),
  ).rejects.toMatchObject({ code: 'link_over' });
  expect(await refused(administrator)).toBe('link_over');
});
