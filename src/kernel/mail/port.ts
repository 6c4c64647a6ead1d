import type { Temporal } from 'temporal-polyfill';
import type { Links } from '../links.ts';
import type { mail } from '../tables.ts';
import { compose, type Composed, type Composing } from './compose.ts';
import type { Transport } from './transport.ts';

type Row = Pick<
  typeof mail.$inferSelect,
  'ownerId' | 'id' | 'kind' | 'about' | 'address' | 'params' | 'linkId'
>;

/** Mails as they go out, and the server they are handed to. */
export interface MailPort extends Composing {
  /** Null where no mail server is set: then mails wait. */
  readonly transport: Transport | null;
  /** Whether what comes back is read. */
  readonly readsReplies: boolean;
  /** The address mails come from. */
  readonly from: string;
  /** Since when a restored house's mails wait for somebody to say that its record is the one that lives; null where they go. */
  heldSince(ownerId: string): Promise<string | null>;
  /** What a mail says; the page that shows it before it goes and the server get the same. */
  composed(row: Row, now: Temporal.Instant): Composed;
}

/** The mail of an installation that people reach at `origin`. */
export const openMail = (
  composing: Composing,
  {
    links,
    origin,
    ...means
  }: Pick<MailPort, 'from' | 'transport' | 'heldSince' | 'readsReplies'> & { links: Links; origin: string },
): MailPort => ({
  ...composing,
  ...means,
  composed: (row, now) =>
    compose(
      composing,
      row,
      {
        link: row.linkId === null ? null : links.addressOf({ ownerId: row.ownerId, id: row.linkId }, origin),
        page: (path) => `${origin}${path}`,
        readsReplies: means.readsReplies,
      },
      now,
    ),
});
