import { expect, test } from 'vitest';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { addTestPerson } from '../../../testing/colleague.ts';
import { invitePerson } from './invite-person.ts';
import { offerPassword } from './offer-password.ts';
import { takePassword } from './take-password.ts';

const job = { kind: 'job', name: 'new-password' } as const;

test('a link for a new password is used up once, of two at once by one, and by nobody by hand', async () => {
  const centre = await createTestCentre();
  const { administrator, surgeon } = centre.people;
  const { id: linkId } = await centre.as(administrator, offerPassword, { personId: surgeon.personId });
  for (const person of Object.values(centre.people))
    expect((await refusalOf(centre, person, takePassword, { linkId })).code).toBe('forbidden');
  const both = await Promise.allSettled([
    centre.as(job, takePassword, { linkId }),
    centre.as(job, takePassword, { linkId }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'directory.take-password', changeCount: 1 });
  expect(await refusalOf(centre, job, takePassword, { linkId })).toEqual({ code: 'link_over', wrote: 0 });
});

test('an invitation is no link for a new password, nor is one of another house', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { administrator, surgeon } = centre.people;
  const personId = await addTestPerson(centre);
  const { id } = await centre.as(administrator, invitePerson, { personId, email: 'sol@house.example' });
  expect((await refusalOf(centre, job, takePassword, { linkId: id })).code).toBe('link_over');
  const theirs = await centre.as(administrator, offerPassword, { personId: surgeon.personId });
  expect((await refusalOf(other, job, takePassword, { linkId: theirs.id })).code).toBe('link_over');
});
