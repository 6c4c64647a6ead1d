import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { languageNames, switchedOn } from '../../kernel/languages.ts';
import { LanguageSwitcher } from '../../ui/language-switcher.tsx';
import { type NavItem, Shell } from '../../ui/shell.tsx';

/** The product's frame around a page: brand, languages and, for a signed-in reader, centre, person and places. */
export function Frame(props: {
  readonly place?: string | undefined;
  readonly placeNote?: string | undefined;
  /** The day at the house, for what is printed. */
  readonly day?: string | undefined;
  readonly person?: { readonly name: string; readonly role?: string | undefined } | undefined;
  readonly nav?: readonly NavItem[] | undefined;
  /** Shown at the right of the top bar for a reader who is not signed in. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { i18n } = useLingui();
  const { pathname, search } = useLocation();
  const languages = switchedOn.map((code) => ({ code, name: languageNames[code] }));
  return (
    <Shell
      brand="Consilium"
      place={props.place}
      placeNote={props.placeNote}
      day={props.day}
      person={props.person}
      signOutAction="/sign-out"
      accountPath="/account"
      nav={props.nav}
      aside={props.aside}
      languages={
        <LanguageSwitcher
          action="/language"
          back={pathname + search}
          languages={languages}
          current={i18n.locale}
        />
      }
    >
      {props.children}
    </Shell>
  );
}
