import { and, desc, eq, gt } from 'drizzle-orm';
import { rowTopics } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { mail } from '../../../kernel/tables.ts';

/** What moves the page of mails. */
export const mailTopics = rowTopics(mail);

/** The mails that were written last, newest first. */
export const lastMails = (tx: Tx, ownerId: string, most: number) =>
  tx.select().from(mail).where(eq(mail.ownerId, ownerId)).orderBy(desc(mail.id)).limit(most);

/** One mail, locked for who changes it; undefined where there is none. */
export const mailForUpdate = async (tx: Tx, ownerId: string, id: string) => {
  const [row] = await tx
    .select()
    .from(mail)
    .where(and(eq(mail.ownerId, ownerId), eq(mail.id, id)))
    .for('update');
  return row;
};

/** Whether somebody was written to about the same since. */
export const isOvertaken = async (
  tx: Tx,
  { ownerId, id, about, recipient }: Pick<typeof mail.$inferSelect, 'ownerId' | 'id' | 'about' | 'recipient'>,
): Promise<boolean> => {
  if (about === null || recipient === null) return false;
  const later = await tx
    .select({ id: mail.id })
    .from(mail)
    .where(
      and(eq(mail.ownerId, ownerId), eq(mail.about, about), eq(mail.recipient, recipient), gt(mail.id, id)),
    )
    .limit(1);
  return later.length > 0;
};
