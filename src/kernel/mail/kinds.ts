import type { I18n } from '@lingui/core';
import type { z } from 'zod';
import type { CalendarEvent } from './calendar.ts';

/** What a mail's text may point to. */
export type Pointers = {
  /** The address of its link; null where it brings none. */
  readonly link: string | null;
  /** The address of a page of the program, for whoever signs in. */
  readonly page: (path: string) => string;
  /** Whether what a calendar answers is read. */
  readonly readsReplies: boolean;
};

/**
 * What mails of one kind say. Whoever they are sent through reads them, so that nothing they name is a person, a disease, a
 * department or a house: `params` takes ids, days and times alone.
 */
export type MailKind = {
  readonly kind: string;
  readonly params: z.ZodType<Readonly<Record<string, unknown>>>;
  readonly subject: (i18n: I18n, params: never) => string;
  /** Its text, paragraph by paragraph. */
  readonly text: (i18n: I18n, params: never, pointers: Pointers) => readonly string[];
  /** Puts something into the reader's calendar, changes it there, or takes it out. */
  readonly event?: (params: never) => CalendarEvent;
};

/** Makes a kind of mail; what its texts are given is what its schema lets through. */
export const mailKind = <P extends Readonly<Record<string, unknown>>>(kind: {
  readonly kind: string;
  readonly params: z.ZodType<P>;
  readonly subject: (i18n: I18n, params: P) => string;
  readonly text: (i18n: I18n, params: P, pointers: Pointers) => readonly string[];
  readonly event?: (params: P) => CalendarEvent;
}): MailKind & { readonly paramsOf: P } => kind as never;
