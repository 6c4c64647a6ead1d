import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Form, Link, NavLink } from 'react-router';
import { classes } from './classes.ts';
import { Day } from './day.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Tag } from './tag.tsx';

export interface NavItem {
  readonly to: string;
  readonly label: string;
  readonly icon?: IconName;
  /** Marked as the place one is at only on this very page, not on those below it. */
  readonly end?: boolean;
}

function Navigation({ items }: { readonly items: readonly NavItem[] }) {
  const { t } = useLingui();
  return (
    <nav className="shell-nav" aria-label={t`Main`}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <NavLink to={item.to} end={item.end ?? false}>
              {item.icon === undefined ? null : <Icon name={item.icon} />}
              {item.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What stands on every sheet that is printed: the house, whose data these are when invented, and the day. */
function PrintHead(props: {
  readonly place: string;
  readonly placeNote?: string | undefined;
  readonly day?: string | undefined;
}) {
  return (
    <div className="print-head" aria-hidden="true">
      <div className="print-line">
        <strong>{props.place}</strong>
        {props.placeNote === undefined ? null : <span>{props.placeNote}</span>}
        <span>
          {props.day === undefined ? null : (
            <Trans>
              Printed on <Day date={props.day} />
            </Trans>
          )}
        </span>
      </div>
    </div>
  );
}

/**
 * The frame around every page: skip link, top bar (brand, place, languages, person with sign-out) and side
 * navigation, which becomes a bar below the top bar on a phone. Without `nav` there is no side at all.
 */
export function Shell(props: {
  readonly brand: string;
  /** The house the reader is in, for example a centre's name. */
  readonly place?: string | undefined;
  /** The day at that house (YYYY-MM-DD), for what is printed. */
  readonly day?: string | undefined;
  /** A word about the place that every page and print shows, for example that its data are invented. */
  readonly placeNote?: string | undefined;
  readonly person?: { readonly name: string; readonly role?: string | undefined } | undefined;
  /** Where the sign-out form is posted. */
  readonly signOutAction: string;
  /** Where a person looks after how she signs in. */
  readonly accountPath: string;
  readonly nav?: readonly NavItem[] | undefined;
  readonly languages?: ReactNode;
  /** Stands in the place of the person for a reader who is not signed in. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { person, nav = [] } = props;
  return (
    <div className={classes('shell', nav.length === 0 && 'shell-plain')}>
      <a className="skip-link" href="#content">
        <Trans>Skip to content</Trans>
      </a>
      <header className="shell-top">
        <Link className="brand" to="/">
          {props.brand}
        </Link>
        {props.place === undefined ? null : <span className="shell-place">{props.place}</span>}
        {props.placeNote === undefined ? null : <Tag tone="warn">{props.placeNote}</Tag>}
        <div className="shell-person">
          {props.languages}
          {person === undefined ? (
            props.aside
          ) : (
            <>
              <span className="shell-name">
                {person.name}
                {person.role === undefined ? null : <span className="shell-role"> · {person.role}</span>}
              </span>
              <Link className="button button-quiet" to={props.accountPath} reloadDocument>
                <Trans>My account</Trans>
              </Link>
              <Form method="post" action={props.signOutAction} reloadDocument>
                <button className="button button-quiet" type="submit">
                  <Trans>Sign out</Trans>
                </button>
              </Form>
            </>
          )}
        </div>
      </header>
      {props.place === undefined ? null : <PrintHead {...props} place={props.place} />}
      {nav.length === 0 ? null : <Navigation items={nav} />}
      <main id="content" className="shell-content" tabIndex={-1}>
        {props.children}
      </main>
    </div>
  );
}
