import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link, redirect } from 'react-router';
import type { Temporal } from 'temporal-polyfill';
import { appContext, type Services } from '../../kernel/app-context.ts';
import { refused } from '../../kernel/errors.ts';
import { nameIn } from '../../kernel/names.ts';
import { localDay, localTime } from '../../kernel/zone.ts';
import { enteredContext, signedIn } from '../../modules/directory/index.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { installationContext } from '../installation-context.ts';
import type { Accounts } from '../sign-in/accounts.ts';
import { beginCodes, codesOf, confirmCodes, endCodes } from '../sign-in/codes.ts';
import { passkeyPlace } from '../sign-in/passkey-place.ts';
import { beginPasskey, keepPasskey, passkeysOf, removePasskey } from '../sign-in/passkeys.ts';
import { changePassword } from '../sign-in/password.ts';
import { endSessions, openSessions } from '../sign-in/sessions.ts';
import type { Route } from './+types/account.ts';
import { type CodesAnswer, CodesSection } from './account-codes.tsx';
import { type Begun, PasskeysSection } from './account-passkeys.tsx';
import { PasswordSection } from './account-password.tsx';
import { accountSentences } from './account-sentences.ts';
import { SessionsSection } from './account-sessions.tsx';
import { Frame } from './frame.tsx';
import { typed } from './typed.ts';

/** It ships no script. */
export const handle = { static: true };

const path = '/account';
const changes = ['password', 'sessions', 'passkey-added', 'passkey-removed', 'codes-off'] as const;

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { locale, now } = context.get(appContext);
  const { accounts } = context.get(installationContext);
  const { name, houses, actor, sessionId } = signedIn(context.get(enteredContext));
  const zone = houses[0]?.zone ?? 'UTC';
  const at = (moment: string) => ({ day: localDay(moment, zone), time: localTime(moment, zone) });
  const sessions = await openSessions(accounts, { userId: actor.userId, sessionId }, now());
  const passkeys = await passkeysOf(accounts, actor.userId);
  const place = passkeyPlace(request.url);
  const changed = new URL(request.url).searchParams.get('changed');
  return {
    houses: houses.map((house) => ({ slug: house.slug, name: nameIn(locale, house.name) })),
    name: name === null ? '' : nameIn(locale, name),
    changed: changes.find((each) => each === changed) ?? null,
    zone,
    sessions: sessions.map(({ since, lastUsedAt, ...session }) => ({
      ...session,
      since: at(since),
      lastUsed: at(lastUsedAt),
    })),
    passkeys: passkeys.map(({ since, lastUsedAt, ...passkey }) => ({
      ...passkey,
      since: at(since),
      lastUsed: lastUsedAt === null ? null : at(lastUsedAt),
    })),
    codes: await codesOf(accounts, actor.userId),
    noPasskeys: typeof place === 'string' ? place : null,
  };
};

const passwordNames = ['currentPassword', 'newPassword', 'repeatedPassword'] as const;

type Change = {
  readonly accounts: Accounts;
  readonly database: Services['database'];
  readonly userId: string;
  readonly sessionId: string;
  readonly request: Request;
  readonly form: FormData;
  readonly now: Temporal.Instant;
};

const password = async ({ accounts, database, userId, request, form, now }: Change) => {
  const raw = Object.fromEntries(passwordNames.map((name) => [name, typed(form, name)]));
  const asked = { userId, cookies: request.headers.get('cookie'), raw };
  const cookie = await changePassword(accounts, database, asked, now);
  return redirect(`${path}?changed=password`, { headers: { 'set-cookie': cookie } });
};

const beginNewPasskey = async ({ accounts, database, userId, request, form, now }: Change) => {
  const asked = { userId, address: request.url, password: typed(form, 'currentPassword') };
  return { passkey: await beginPasskey(accounts, database, asked, now) } satisfies Begun;
};

const keepNewPasskey = async ({ accounts, database, userId, request, form, now }: Change) => {
  const made = { name: typed(form, 'name'), credential: typed(form, 'credential') };
  await keepPasskey(accounts, database, { userId, address: request.url, ...made }, now);
  return redirect(`${path}?changed=passkey-added`);
};

const ended = async ({ accounts, database, userId, sessionId, now }: Change, which: string) => {
  const what = which === 'others' ? { allBut: sessionId } : { id: which };
  await endSessions(accounts, database, { userId, ended: what }, now);
  return redirect(`${path}?changed=sessions`);
};

const removed = async ({ accounts, database, userId, sessionId, now }: Change, id: string) => {
  await removePasskey(accounts, database, { userId, sessionId, id }, now);
  return redirect(`${path}?changed=passkey-removed`);
};

const said = ({ userId, form }: Change) => ({
  userId,
  password: typed(form, 'currentPassword'),
  code: typed(form, 'code'),
});

const begunCodes = async (change: Change): Promise<CodesAnswer> => ({
  newCodes: await beginCodes(change.accounts, change.database, said(change), change.now),
});

const confirmedCodes = async (change: Change): Promise<CodesAnswer> => ({
  printed: await confirmCodes(change.accounts, change.database, said(change), change.now),
});

const endedCodes = async (change: Change) => {
  await endCodes(change.accounts, change.database, said(change), change.now);
  return redirect(`${path}?changed=codes-off`);
};

type Done = Response | Begun | CodesAnswer;
const changesByForm: Readonly<Record<string, (change: Change) => Promise<Done>>> = {
  'codes-begin': begunCodes,
  'codes-confirm': confirmedCodes,
  'codes-off': endedCodes,
  password,
  'begin-passkey': beginNewPasskey,
  'keep-passkey': keepNewPasskey,
};

export const action = async ({ request, context }: Route.ActionArgs) => {
  const { services, now } = context.get(appContext);
  const { actor, sessionId } = signedIn(context.get(enteredContext));
  const { accounts } = context.get(installationContext);
  const form = await request.formData();
  const { userId } = actor;
  const change = { accounts, database: services.database, userId, sessionId, request, form, now: now() };
  const which = typed(form, 'form');
  const [, what, id = ''] = /^(end|remove)-(.+)$/.exec(which) ?? [];
  if (what !== undefined) return what === 'end' ? ended(change, id) : removed(change, id);
  const found = changesByForm[which];
  if (found === undefined) throw refused('unreadable_form');
  return found(change);
};

type Data = Route.ComponentProps['loaderData'];

/** Straight to her work; who has a role at several houses chooses, and who has none any more goes to the front door. */
function Back({ houses }: Pick<Data, 'houses'>) {
  const [only, ...more] = houses;
  if (only === undefined)
    return (
      <Link to="/">
        <Trans>To the front door</Trans>
      </Link>
    );
  if (more.length === 0)
    return (
      <Link to={`/c/${only.slug}`}>
        <Trans>Back to my work</Trans>
      </Link>
    );
  return (
    <ul>
      {houses.map(({ slug, name }) => (
        <li key={slug}>
          <Link to={`/c/${slug}`}>
            <Trans>Back to my work: {name}</Trans>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Pages of her houses that are about her. */
function AtHouses({ houses }: Pick<Data, 'houses'>) {
  const { t } = useLingui();
  if (houses.length === 0) return null;
  return (
    <Section title={t`At your houses`}>
      <ul>
        {houses.map(({ slug, name }) => (
          <li key={slug}>
            {name}:{' '}
            <Link to={`/c/${slug}/own-data`}>
              <Trans>Your data</Trans>
            </Link>{' '}
            ·{' '}
            <Link to={`/c/${slug}/who-may`}>
              <Trans>Who may see and do what</Trans>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const changedWords: Readonly<Record<(typeof changes)[number], ReactNode>> = {
  password: <Trans>Your password is changed. You are signed out everywhere else.</Trans>,
  sessions: <Trans>Signed out there.</Trans>,
  'codes-off': <Trans>Codes are asked for no more.</Trans>,
  'passkey-added': <Trans>The passkey is yours: sign in with it the next time.</Trans>,
  'passkey-removed': <Trans>The passkey is removed. You are signed out everywhere else.</Trans>,
};

export default function Account({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  return (
    <Frame person={{ name: loaderData.name }}>
      <Page title={t`My account`} sentences={accountSentences}>
        <Back {...loaderData} />
        {loaderData.changed === null ? null : (
          <Notice tone="good" live title={changedWords[loaderData.changed]} />
        )}
        <PasskeysSection {...loaderData} />
        <CodesSection {...loaderData} />
        <PasswordSection />
        <SessionsSection {...loaderData} />
        <AtHouses {...loaderData} />
      </Page>
    </Frame>
  );
}
