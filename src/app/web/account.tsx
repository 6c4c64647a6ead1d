import { Trans, useLingui } from '@lingui/react/macro';
import { Link, redirect } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { refused } from '../../kernel/errors.ts';
import { nameIn } from '../../kernel/names.ts';
import { localDay, localTime } from '../../kernel/zone.ts';
import { enteredContext, signedIn } from '../../modules/directory/index.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { installationContext } from '../installation-context.ts';
import { changePassword } from '../sign-in/password.ts';
import { endSessions, openSessions } from '../sign-in/sessions.ts';
import type { Route } from './+types/account.ts';
import { PasswordSection } from './account-password.tsx';
import { accountSentences } from './account-sentences.ts';
import { SessionsSection } from './account-sessions.tsx';
import { Frame } from './frame.tsx';
import { typed } from './typed.ts';

/** It ships no script. */
export const handle = { static: true };

const path = '/account';
const changes = ['password', 'sessions'] as const;

export const loader = async ({ request, context }: Route.LoaderArgs) => {
  const { locale, now } = context.get(appContext);
  const { accounts } = context.get(installationContext);
  const { name, houses, actor, sessionId } = signedIn(context.get(enteredContext));
  const zone = houses[0]?.zone ?? 'UTC';
  const at = (moment: string) => ({ day: localDay(moment, zone), time: localTime(moment, zone) });
  const sessions = await openSessions(accounts, { userId: actor.userId, sessionId }, now());
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
  };
};

const passwordNames = ['currentPassword', 'newPassword', 'repeatedPassword'] as const;

export const action = async ({ request, context }: Route.ActionArgs) => {
  const { services, now } = context.get(appContext);
  const { actor, sessionId } = signedIn(context.get(enteredContext));
  const { accounts } = context.get(installationContext);
  const { userId } = actor;
  const form = await request.formData();
  const which = typed(form, 'form');
  if (which === 'password') {
    const raw = Object.fromEntries(passwordNames.map((name) => [name, typed(form, name)]));
    const asked = { userId, cookies: request.headers.get('cookie'), raw };
    const cookie = await changePassword(accounts, services.database, asked, now());
    return redirect(`${path}?changed=password`, { headers: { 'set-cookie': cookie } });
  }
  const ending = /^end-(.+)$/.exec(which)?.[1];
  if (ending === undefined) throw refused('unreadable_form');
  const ended = ending === 'others' ? { allBut: sessionId } : { id: ending };
  await endSessions(accounts, services.database, { userId, ended }, now());
  return redirect(`${path}?changed=sessions`);
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

function Changed({ changed }: Pick<Data, 'changed'>) {
  if (changed === 'password')
    return (
      <Notice tone="good" live title={<Trans>Your password is changed.</Trans>}>
        <Trans>You are signed out everywhere else.</Trans>
      </Notice>
    );
  return changed === null ? null : <Notice tone="good" live title={<Trans>Signed out there.</Trans>} />;
}

export default function Account({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  return (
    <Frame person={{ name: loaderData.name }}>
      <Page title={t`My account`} sentences={accountSentences}>
        <Back {...loaderData} />
        <Changed {...loaderData} />
        <SessionsSection {...loaderData} />
        <PasswordSection />
      </Page>
    </Frame>
  );
}
