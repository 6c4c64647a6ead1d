import { Temporal } from 'temporal-polyfill';
import { rowTopics } from '../../../kernel/derivation.ts';
import { isUsable } from '../../../kernel/link-use.ts';
import type { Locale } from '../../../kernel/languages.ts';
import { nameIn } from '../../../kernel/names.ts';
import { link } from '../../../kernel/tables.ts';
import { localDay } from '../../../kernel/zone.ts';
import { affiliation, invitation, person } from '../tables.ts';
import type { StaffMember } from './staff.ts';

/** What moves the pages about people. */
export const staffTopics = rowTopics(person, affiliation, invitation, link);

type Asked = {
  readonly locale: Locale;
  readonly today: string;
  readonly now: Temporal.Instant;
  readonly house: { readonly zone: string };
};

/** Somebody of the house as a page tells them: by name in the reader's language, with the invitation that still stands. */
export const staffShown = ({ name, roles, invitations, ...one }: StaffMember, asked: Asked) => {
  const { locale, today, now, house } = asked;
  const open = invitations.find((each) => isUsable(each, now));
  return {
    ...one,
    name: nameIn(locale, name),
    /** Both forms, for whoever corrects them. */
    typed: { latinName: name.latin, nativeName: name.native },
    /** Whether they have a role today. */
    isHere: roles.some(({ from, to }) => from <= today && (to === null || to >= today)),
    roles: roles.map((held) => ({
      ...held,
      mayEnd: held.to === null || (held.to >= today && held.to >= held.from),
    })),
    /** The address of the newest invitation: the one by which the account was made, where there is one. */
    email: invitations.toSorted((a, b) => (a.id < b.id ? -1 : 1)).at(-1)?.email ?? null,
    invited: open
      ? {
          id: open.id,
          email: open.email,
          until: localDay(Temporal.Instant.from(open.expiresAt), house.zone),
        }
      : null,
  };
};
export type StaffShown = ReturnType<typeof staffShown>;
