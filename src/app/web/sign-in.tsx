import { Trans, useLingui } from '@lingui/react/macro';
import { msg } from '@lingui/core/macro';
import { data, redirect, useActionData } from 'react-router';
import type { Temporal } from 'temporal-polyfill';
import { appContext, type Services } from '../../kernel/app-context.ts';
import { isRefused } from '../../kernel/http/refusal.ts';
import { writerField } from '../../kernel/http/sent-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import { installationContext } from '../installation-context.ts';
import type { Accounts } from '../sign-in/accounts.ts';
import { passkeyPlace } from '../sign-in/passkey-place.ts';
import { signInByPasskey } from '../sign-in/passkey-sign-in.ts';
import { finishSignIn } from '../sign-in/pending-sign-in.ts';
import { beginSignIn, type SignedIn } from '../sign-in/sign-in.ts';
import type { Route } from './+types/sign-in.ts';
import { Frame } from './frame.tsx';
import { carriedIn, KeptFields, type KeptForm, keptOf } from './kept-form.tsx';
import { localPath } from './local-path.ts';
import { PasskeyPart } from './passkey-part.tsx';
import { sessionCookies } from './session-cookies.ts';
import { typed } from './typed.ts';

/** A public page: it ships no script. */
export const handle = { static: true };

export const loader = ({ request }: Route.LoaderArgs) => ({
  next: localPath(new URL(request.url).searchParams.get('next')),
  mayUsePasskey: typeof passkeyPlace(request.url) !== 'string',
});

/** An address that no account has. */
const nobody = 'nobody@consilium.invalid';

/** The account of whoever was writing a form that is kept; empty for none. */
const writerIn = (form: FormData): string => typed(form, writerField) || typed(form, `kept.${writerField}`);

/** Who signs in: of a form that was being written whoever wrote it, and nobody else. */
const emailFor = async (accounts: Accounts, form: FormData): Promise<string> => {
  const writer = writerIn(form);
  return writer === '' ? typed(form, 'email') : ((await accounts.emailOf(writer)) ?? nobody);
};

type Door = {
  readonly accounts: Accounts;
  readonly request: Request;
  readonly remoteAddress: string;
  readonly services: Services;
  readonly now: Temporal.Instant;
};

/** By a passkey, by a code after the password, or by the password. */
const enter = async (form: FormData, door: Door): Promise<SignedIn> => {
  const { accounts, request, remoteAddress, services, now } = door;
  const { headers, url: address } = request;
  const { database } = services;
  const [credential, pending] = [typed(form, 'credential'), typed(form, 'pending')];
  if (credential !== '') {
    const sent = { headers, address, credential, writer: writerIn(form) };
    return { headers: await signInByPasskey(accounts, database, sent, now) };
  }
  if (pending !== '') {
    const sent = { pending, code: typed(form, 'code'), headers };
    return { headers: await finishSignIn(accounts, database, sent, now) };
  }
  const password = typed(form, 'password');
  const code = form.has('code') ? { code: typed(form, 'code') } : {};
  const said = { email: await emailFor(accounts, form), password, ...code, remoteAddress, headers };
  return beginSignIn(accounts, database, said, now);
};

export const action = async ({ request, context }: Route.ActionArgs) => {
  const { services, now, remoteAddress } = context.get(appContext);
  const { accounts } = context.get(installationContext);
  const form = await request.formData();
  const isTyped = ['password', 'pending'].some((name) => form.has(name));
  if (typed(form, 'credential') === '' && !isTyped)
    return data({ kept: keptOf(form), send: null, pending: null }, { status: 401 });
  // Asked for, so that a refusal brings the whole family back.
  form.get('kept.form');
  const carried = carriedIn(keptOf(form));
  const done = await enter(form, { accounts, request, remoteAddress, services, now: now() });
  if ('pending' in done) return data({ kept: carried, send: null, pending: done.pending }, { status: 401 });
  const { headers } = done;
  const [to, signedIn] = [localPath(typed(form, 'next')), { headers: sessionCookies(headers) }];
  return Object.keys(carried).length === 0
    ? redirect(to, signedIn)
    : data({ kept: carried, send: to, pending: null }, signedIn);
};

/** What somebody had typed when her session ended; `send` is where it belongs, once she has signed in. */
const useKept = (): {
  readonly kept: KeptForm;
  readonly send: string | null;
  readonly pending: string | null;
} => {
  const answer = useActionData<typeof action>();
  if (!isRefused(answer)) return answer ?? { kept: {}, send: null, pending: null };
  const { submitted, refusal } = answer;
  const pending = refusal.code === 'code_too_late' ? null : (submitted['pending']?.[0] ?? null);
  return { kept: carriedIn(submitted), send: null, pending };
};

const codeSentences = {
  code_wrong: msg`This code is not right, or was used already. The app shows a new one within half a minute.`,
  code_too_late: msg`This took too long. Please say your password again.`,
  too_many_attempts: msg`Too many attempts. Please try again in a few seconds; if that does not help, in a quarter of an hour.`,
};

function AskCode(props: { readonly next: string; readonly kept: KeptForm; readonly pending: string }) {
  const { t } = useLingui();
  const labels = { code: t`Code` };
  return (
    <PostForm name="code" labels={labels} sentences={codeSentences} reloadDocument>
      <input type="hidden" name="next" value={props.next} />
      <input type="hidden" name="pending" value={props.pending} />
      <KeptFields kept={props.kept} carried />
      <Field
        name="code"
        label={labels.code}
        hint={<Trans>The six digits that your app shows now, or one of the codes you have printed.</Trans>}
        autoComplete="one-time-code"
        required
        maxLength={20}
      />
      <Button kind="main">
        <Trans>Sign in</Trans>
      </Button>
    </PostForm>
  );
}

const passkeySentences = {
  passkey_refused: msg`This passkey was not taken: it is not known here any more, or belongs to somebody else.`,
  passkey_too_late: msg`This took too long, or was sent twice. Please try again.`,
  too_many_attempts: msg`Too many attempts. Please try again in a few seconds; if that does not help, in a quarter of an hour.`,
};

function ByPasskey({ next, kept }: { readonly next: string; readonly kept: KeptForm }) {
  return (
    <PasskeyPart>
      <PostForm name="passkey" sentences={passkeySentences} reloadDocument>
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="credential" />
        <KeptFields kept={kept} carried />
        <Button>
          <Trans>Sign in with a passkey</Trans>
        </Button>
      </PostForm>
    </PasskeyPart>
  );
}

export default function SignIn({ loaderData }: Route.ComponentProps) {
  const { t } = useLingui();
  const { kept, send, pending } = useKept();
  if (send !== null)
    return (
      <Frame>
        <Page title={t`You are signed in`}>
          <form method="post" action={send} className="form">
            <KeptFields kept={kept} carried={false} />
            <p>
              <Trans>What you typed before is still there, and not saved yet.</Trans>
            </p>
            <Button kind="main">
              <Trans>Send it now</Trans>
            </Button>
          </form>
        </Page>
      </Frame>
    );
  if (pending !== null)
    return (
      <Frame>
        <Page title={t`Sign in`}>
          <AskCode next={loaderData.next} kept={kept} pending={pending} />
        </Page>
      </Frame>
    );
  const isWriting = kept[writerField] !== undefined;
  return (
    <Frame>
      <Page title={t`Sign in`} sentences={codeSentences}>
        <PostForm
          name="sign-in"
          reloadDocument
          labels={{ email: t`E-mail address`, password: t`Password` }}
          sentences={{
            sign_in_failed: isWriting
              ? msg`This is not the password of the person who typed this.`
              : msg`Address and password do not go together.`,
            too_many_attempts: msg`Too many attempts. Please try again in a few seconds; if that does not help, in a quarter of an hour.`,
          }}
        >
          <input type="hidden" name="next" value={loaderData.next} />
          <KeptFields kept={kept} carried />
          {Object.keys(kept).length === 0 ? null : (
            <Notice tone="warn" title={<Trans>You are no longer signed in</Trans>}>
              <Trans>What you typed was not saved. It is kept here: sign in, then send it.</Trans>
            </Notice>
          )}
          {isWriting ? (
            <p>
              <Trans>
                Only the person who typed it can go on with it: whoever signs in as somebody else begins anew.
              </Trans>{' '}
              <a href="/sign-in">
                <Trans>Sign in as somebody else</Trans>
              </a>
            </p>
          ) : (
            <Field name="email" type="email" autoComplete="username" label={t`E-mail address`} required />
          )}
          <PasswordField name="password" autoComplete="current-password" label={t`Password`} />
          <Button kind="main">
            <Trans>Sign in</Trans>
          </Button>
        </PostForm>
        {loaderData.mayUsePasskey ? <ByPasskey next={loaderData.next} kept={kept} /> : null}
        <p>
          <Trans>Forgotten? Whoever runs this installation gives you a new password.</Trans>
        </p>
      </Page>
    </Frame>
  );
}
