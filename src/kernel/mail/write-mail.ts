import type { CommandContext } from '../command.ts';
import { mail } from '../tables.ts';
import { insertRows } from '../write-rows.ts';
import type { MailKind } from './kinds.ts';

/** What a command says of a mail that it writes. */
export type NewMail<P> = {
  readonly address: string;
  readonly recipient: string | null;
  readonly about?: string;
  readonly linkId?: string;
  readonly params: P;
};

/** Writes mails of a kind; they go out once the command has. Their ids, in the order given. */
export const writeMails = async <P extends Readonly<Record<string, unknown>>>(
  { tx, ownerId, newId, now }: Pick<CommandContext, 'tx' | 'ownerId' | 'newId' | 'now'>,
  { kind }: MailKind & { readonly paramsOf: P },
  mails: ReadonlyArray<NewMail<P>>,
): Promise<string[]> => {
  const rows = mails.map(({ address, recipient, about = null, linkId = null, params }) => ({
    ownerId,
    id: newId(),
    kind,
    address,
    recipient,
    about,
    linkId,
    params,
    nextAt: now.toString(),
  }));
  await insertRows(tx, mail, rows);
  return rows.map(({ id }) => id);
};
