import pg from 'pg';
import type { TestPerson } from './centre-on.ts';
import { testDatabase } from './database.ts';
import { mailKinds } from '../app/mails.ts';
import { i18nFor } from '../kernel/i18n.ts';
import { switchedOn } from '../kernel/languages.ts';
import { openLinks } from '../kernel/links.ts';
import { type MailPort, openMail } from '../kernel/mail/port.ts';
import { returnAddresses } from '../kernel/mail/tokens.ts';
import { openTransport } from '../kernel/mail/transport.ts';

export const mailFrom = 'consilium@hospital.example';
const translators = await Promise.all(switchedOn.map(i18nFor));

/** The mail of an installation in tests; without a server unless its address is given. */
export const mailOfTests = (
  server: string | null = null,
  means: { readonly patience?: number } & Partial<Pick<MailPort, 'heldSince' | 'kinds'>> = {},
): MailPort =>
  openMail(
    {
      kinds: means.kinds ?? mailKinds,
      translators,
      returns: returnAddresses('tests', mailFrom),
    },
    {
      links: openLinks('tests', 'http://localhost'),
      origin: 'http://localhost',
      from: mailFrom,
      readsReplies: true,
      heldSince: means.heldSince ?? (async () => null),
      transport: server === null ? null : openTransport(server, mailFrom, means.patience),
    },
  );

/** Gives somebody of a centre a mail address, as an account has. */
export const giveAddress = async ({ userId, personId }: TestPerson): Promise<string> => {
  const email = `p-${personId}@house.example`;
  const client = new pg.Client(testDatabase().owner);
  await client.connect();
  try {
    await client.query(
      `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
       values ($1, 'Somebody', $2, true, now(), now())`,
      [userId, email],
    );
  } finally {
    await client.end();
  }
  return email;
};
