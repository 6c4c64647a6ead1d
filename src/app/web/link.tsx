import { randomUUID } from 'node:crypto';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link as To, redirect } from 'react-router';
import { appContext } from '../../kernel/app-context.ts';
import { isAppError, refused } from '../../kernel/errors.ts';
import { requestKeyOf, text } from '../../kernel/http/form-values.ts';
import { saveForm } from '../../kernel/http/posted-form.ts';
import {
  askedOfHer,
  besideSource,
  caseHead,
  ownWords,
  reviewedBy,
  sayOwnWords,
} from '../../modules/care/index.ts';
import { joining, newPassword } from '../../modules/directory/index.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { installationContext } from '../installation-context.ts';
import { acceptByLink, invitedBy } from '../sign-in/accept-invitation.ts';
import { type HeldLink, heldLink, runByLink, subjectOf } from '../sign-in/by-link.ts';
import { passwordOf, setPasswordByLink } from '../sign-in/password-by-link.ts';
import type { Route } from './+types/link.ts';
import { Frame } from './frame.tsx';
import { Invitation, invitationSentences } from './link-invitation.tsx';
import { OwnWords, ownWordsSentences } from './link-own-words.tsx';
import { typed } from './typed.ts';

/** A public page: it ships no script. */
export const handle = { static: true };

const meansOf = (context: Route.LoaderArgs['context']) => {
  const { services, now } = context.get(appContext);
  return { database: services.database, links: services.links, now: now() };
};

const shownBy = async (context: Route.LoaderArgs['context'], token: string) => {
  const link = await heldLink(meansOf(context), token);
  const { purpose, used } = link;
  const { locale } = context.get(appContext);
  if (purpose === joining) {
    const { email } = await invitedBy(meansOf(context), token);
    return { what: 'invitation', email } as const;
  }
  if (purpose === newPassword) {
    const { email } = await passwordOf(context.get(installationContext).accounts, meansOf(context), link);
    return { what: 'password', email } as const;
  }
  if (purpose !== ownWords || (await subjectOf(meansOf(context), link, caseHead)) === null)
    throw refused('link_over');
  return {
    what: 'words',
    definition: besideSource(askedOfHer, locale),
    reviewedBy: reviewedBy(askedOfHer, locale),
    used,
    requestKeys: { say: randomUUID(), decline: randomUUID() },
  } as const;
};

/** What a link can be used for; nothing of anybody, and nothing is used up: a link is looked at by whoever it was sent through. */
export const loader = async ({ params, context, request }: Route.LoaderArgs) => {
  try {
    return await shownBy(context, params.token);
  } catch (error) {
    if (!isAppError(error) || !['link_over', 'person_elsewhere'].includes(error.code)) throw error;
    return { what: 'over', thanks: new URL(request.url).searchParams.has('thanks') } as const;
  }
};

const chosen = (form: FormData) => ({
  newPassword: typed(form, 'newPassword'),
  repeatedPassword: typed(form, 'repeatedPassword'),
});

const say = async (context: Route.ActionArgs['context'], link: HeldLink, form: FormData): Promise<void> => {
  const means = { ...meansOf(context), accounts: context.get(installationContext).accounts };
  const keep = (answers: unknown) =>
    runByLink(means, link, sayOwnWords, {
      input: { linkId: link.id, answers },
      requestKey: requestKeyOf(form),
    });
  if (text(form, 'form') === 'decline') await keep(null);
  else await saveForm(form, askedOfHer.form, 'answers', keep);
};

export const action = async ({ request, params, context }: Route.ActionArgs) => {
  const form = await request.formData();
  const link = await heldLink(meansOf(context), params.token);
  if (link.purpose === joining) {
    const { accounts } = context.get(installationContext);
    await acceptByLink(accounts, meansOf(context), params.token, chosen(form));
    return redirect('/sign-in', 303);
  }
  if (link.purpose === newPassword) {
    const { accounts } = context.get(installationContext);
    await setPasswordByLink(accounts, meansOf(context), link, chosen(form));
    return redirect('/sign-in', 303);
  }
  await say(context, link, form);
  return redirect(`/l/${params.token}?thanks`, 303);
};

const sentences = { ...ownWordsSentences, ...invitationSentences };

function Over({ thanks }: { readonly thanks: boolean }) {
  if (thanks)
    return <Notice tone="good" title={<Trans>Thank you. What you have written has arrived.</Trans>} />;
  return (
    <Notice title={<Trans>This link was used, withdrawn or has expired.</Trans>}>
      <p>
        <Trans>Ask whoever gave it to you for a new one.</Trans>{' '}
        <To to="/sign-in">
          <Trans>Sign in</Trans>
        </To>
      </p>
    </Notice>
  );
}

export default function LinkPage({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { what } = loaderData;
  const titles = {
    over: t`A link`,
    invitation: t`Invitation`,
    password: t`New password`,
    words: t`What matters to you`,
  };
  return (
    <Frame>
      <Page title={titles[what]} sentences={sentences}>
        {what === 'over' ? <Over thanks={loaderData.thanks} /> : null}
        {what === 'invitation' ? <Invitation email={loaderData.email} /> : null}
        {what === 'password' ? <Invitation email={loaderData.email} isThere /> : null}
        {what === 'words' ? <OwnWords {...loaderData} /> : null}
      </Page>
    </Frame>
  );
}
