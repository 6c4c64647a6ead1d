import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { execute } from '../../../kernel/command.ts';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { addTestPerson } from '../../../testing/colleague.ts';
import { giveAddress } from '../../../testing/mail.ts';
import { onlyMail } from '../../../testing/written-mail.ts';
import { passwordHolder } from '../queries/password-holder.ts';
import { addPeople } from './add-people.ts';
import { offerPassword } from './offer-password.ts';

const holder = ({ database, ownerId, now }: TestCentre, id: string) =>
  withScope(database, [ownerId], (tx) => passwordHolder(tx, { ownerId, id }, now()));

test('whoever has forgotten a password gets a link for a day; a later one ends the one before', async () => {
  const centre = await createTestCentre();
  const { administrator, surgeon } = centre.people;
  const offer = () => centre.as(administrator, offerPassword, { personId: surgeon.personId });
  const { id } = await offer();
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'directory.offer-password', changeCount: 1 });
  expect(await holder(centre, id)).toEqual({ userId: surgeon.userId });
  const later = await offer();
  await expect(holder(centre, id)).rejects.toMatchObject({ code: 'link_over' });
  centre.setNow(centre.now().add({ hours: 24 }).subtract({ seconds: 1 }).toString());
  expect(await holder(centre, later.id)).toEqual({ userId: surgeon.userId });
  centre.setNow(centre.now().add({ seconds: 1 }).toString());
  await expect(holder(centre, later.id)).rejects.toMatchObject({ code: 'link_over' });
});

test('by mail it goes to the address that she signs in with, and nowhere where none is known', async () => {
  const centre = await createTestCentre();
  const { administrator, surgeon, clinician } = centre.people;
  const address = await giveAddress(surgeon);
  const { id } = await centre.as(administrator, offerPassword, { personId: surgeon.personId, byMail: true });
  expect(await onlyMail(centre)).toMatchObject({
    kind: 'directory.new-password',
    address,
    linkId: id,
    params: { until: '2026-11-20' },
  });
  const nowhere = { personId: clinician.personId, byMail: true };
  expect(await refusalOf(centre, administrator, offerPassword, nowhere)).toEqual({
    code: 'no_mail_address',
    wrote: 0,
  });
});

test('nobody without an account, nobody of another house, by no one but an administrator', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { administrator, ...others } = centre.people;
  const refused = async (who: typeof administrator, personId: string) =>
    (await refusalOf(centre, who, offerPassword, { personId })).code;
  expect(await refused(administrator, await addTestPerson(centre))).toBe('account_missing');
  expect(await refused(administrator, other.people.surgeon.personId)).toBe('not_found');
  for (const person of [...Object.values(others), other.people.administrator])
    expect(await refused(person, others.surgeon.personId)).toBe('forbidden');
});

test('whoever works at another house too gets none, also by a link that was given before', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { administrator, surgeon } = centre.people;
  const { personId } = surgeon;
  const { id } = await centre.as(administrator, offerPassword, { personId });
  const role = { role: 'observer', discipline: null, from: '2020-01-01', to: null } as const;
  const call = { actor: { kind: 'operator' } as const, ownerId: other.ownerId, now: centre.now() };
  await execute(centre.operators, addPeople, call, {
    people: [],
    affiliations: [{ ...role, id: randomUUID(), personId, organisationId: other.ownerId }],
  });
  expect(await refusalOf(centre, administrator, offerPassword, { personId })).toEqual({
    code: 'person_elsewhere',
    wrote: 0,
  });
  await expect(holder(centre, id)).rejects.toMatchObject({ code: 'person_elsewhere' });
});
