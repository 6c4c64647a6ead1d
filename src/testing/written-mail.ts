import { eq } from 'drizzle-orm';
import { withScope } from '../kernel/scope.ts';
import { mail } from '../kernel/tables.ts';
import { invitePerson } from '../modules/directory/index.ts';
import type { TestCentre } from './centre-on.ts';
import { addTestPerson } from './colleague.ts';

/** The one mail of a centre. */
export const onlyMail = async ({ database, ownerId }: TestCentre) => {
  const rows = await withScope(database, [ownerId], (tx) =>
    tx.select().from(mail).where(eq(mail.ownerId, ownerId)),
  );
  if (rows.length !== 1 || rows[0] === undefined) throw new Error(`${rows.length} mails`);
  return rows[0];
};

/** A centre's mail that waits: somebody new was invited by it. */
export const written = async (centre: TestCentre) => {
  const personId = await addTestPerson(centre);
  const email = 'han.sol@house.example';
  await centre.as(centre.people.administrator, invitePerson, { personId, email, byMail: true });
  return onlyMail(centre);
};
