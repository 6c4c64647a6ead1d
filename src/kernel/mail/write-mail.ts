import { and, eq, inArray } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { CommandContext } from '../command.ts';
import { mail } from '../tables.ts';
import { insertRows, updateRow } from '../write-rows.ts';
import type { MailKind } from './kinds.ts';

/** What a command says of a mail that it writes. */
export type NewMail<P> = {
  readonly address: string;
  readonly recipient: string | null;
  readonly about?: string;
  readonly linkId?: string;
  /** From when on it need not go any more. */
  readonly goodUntil?: Temporal.Instant;
  readonly params: P;
};

/** Writes mails of a kind; they go out once the command has. Their ids, in the order given. */
export const writeMails = async <P extends Readonly<Record<string, unknown>>>(
  { tx, ownerId, newId, now }: Pick<CommandContext, 'tx' | 'ownerId' | 'newId' | 'now'>,
  { kind }: MailKind & { readonly paramsOf: P },
  mails: ReadonlyArray<NewMail<P>>,
): Promise<string[]> => {
  const rows = mails.map(({ address, recipient, about = null, linkId = null, goodUntil, params }) => ({
    ownerId,
    id: newId(),
    kind,
    address,
    recipient,
    about,
    linkId,
    params,
    goodUntil: goodUntil?.toString() ?? null,
    nextAt: now.toString(),
  }));
  await insertRows(tx, mail, rows);
  return rows.map(({ id }) => id);
};

/** Withdraws mails about something that wait for these people: what is written now takes their place. */
export const withdrawOvertaken = async (
  { tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>,
  { about, recipients }: { readonly about: string; readonly recipients: readonly string[] },
): Promise<void> => {
  const rows = await tx
    .select()
    .from(mail)
    .where(
      and(
        eq(mail.ownerId, ownerId),
        eq(mail.about, about),
        eq(mail.state, 'waiting'),
        inArray(mail.recipient, [...recipients]),
      ),
    )
    .for('update');
  for (const row of rows) await updateRow(tx, mail, row, { state: 'withdrawn', code: 'overtaken' });
};
