import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { addTestPerson } from '../../../testing/colleague.ts';
import { staffOf } from '../queries/staff.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { invitePerson } from './invite-person.ts';

const job = { kind: 'job', name: 'invitation' } as const;
const invited = async (centre: TestCentre) => {
  const personId = await addTestPerson(centre);
  const email = 'sol@house.example';
  const { id } = await centre.as(centre.people.administrator, invitePerson, { personId, email });
  return { personId, input: { invitationId: id, userId: `u-${randomUUID()}` } };
};
const hasAccount = async ({ database, ownerId }: TestCentre, personId: string) =>
  (await withScope(database, [ownerId], (tx) => staffOf(tx, ownerId))).find(({ id }) => id === personId)
    ?.hasAccount;

test('whoever was invited has the account from now on, once', async () => {
  const centre = await createTestCentre();
  const { personId, input } = await invited(centre);
  expect(await hasAccount(centre, personId)).toBe(false);
  await centre.as(job, acceptInvitation, input);
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'directory.accept-invitation',
    changeCount: 2,
  });
  expect(await hasAccount(centre, personId)).toBe(true);
  const again = { ...input, userId: `u-${randomUUID()}` };
  expect(await refusalOf(centre, job, acceptInvitation, again)).toEqual({ code: 'link_over', wrote: 0 });
});

test('of two at once one gets it; after a week nobody does, and nobody by hand', async () => {
  const centre = await createTestCentre();
  const { input } = await invited(centre);
  for (const person of Object.values(centre.people))
    expect((await refusalOf(centre, person, acceptInvitation, input)).code).toBe('forbidden');
  const both = await Promise.allSettled(
    [1, 2].map(() => centre.as(job, acceptInvitation, { ...input, userId: `u-${randomUUID()}` })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const late = await invited(centre);
  centre.setNow('2026-11-26T00:00:00Z');
  expect((await refusalOf(centre, job, acceptInvitation, late.input)).code).toBe('link_over');
});
