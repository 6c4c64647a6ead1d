import type { I18n } from '@lingui/core';
import { Temporal } from 'temporal-polyfill';
import type { mail } from '../tables.ts';
import { calendarText } from './calendar.ts';
import type { MailKind, Pointers } from './kinds.ts';
import type { ReturnAddresses } from './tokens.ts';

/** A mail as it goes out. */
export type Composed = {
  readonly subject: string;
  readonly text: string;
  readonly calendar: { readonly method: string; readonly content: string } | null;
};

type Row = Pick<typeof mail.$inferSelect, 'id' | 'kind' | 'about' | 'address' | 'params'>;

export type Composing = {
  readonly kinds: readonly MailKind[];
  /** Every switched-on language: nobody knows yet which one a reader wants. */
  readonly translators: readonly I18n[];
  readonly returns: ReturnAddresses;
};

/** A text's lines without signs that steer a reader's program. */
const plain = (line: string): string => line.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');

/** What a mail says, in each switched-on language below the other. Throws where its kind is unknown here or what it names does not fit. */
export const compose = (
  { kinds, translators, returns }: Composing,
  row: Row,
  pointers: Pointers,
  now: Temporal.Instant,
): Composed => {
  const kind = kinds.find((each) => each.kind === row.kind);
  if (kind === undefined) throw new Error(`mail_kind_unknown ${row.kind}`);
  const params = kind.params.parse(row.params) as never;
  const subject = translators.map((i18n) => plain(kind.subject(i18n, params))).join(' · ');
  const text = translators
    .map((i18n) => kind.text(i18n, params, pointers).map(plain).join('\n\n'))
    .join('\n\n———\n\n');
  const event = kind.event?.(params);
  if (event === undefined) return { subject, text, calendar: null };
  const content = calendarText(event, {
    summary: subject,
    description: text,
    organizer: returns.addressOf('reply', event.replyId),
    readsReplies: pointers.readsReplies,
    attendee: row.address,
    now,
  });
  return { subject, text, calendar: { method: event.method, content } };
};
