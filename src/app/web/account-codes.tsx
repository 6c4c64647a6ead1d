import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useActionData } from 'react-router';
import { isRefused } from '../../kernel/http/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FoldedForm } from '../../ui/folded-form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { PostForm, useRefused } from '../../ui/post-form.tsx';
import type { CodesOn, NewCodes } from '../sign-in/codes.ts';
import { accountSentences } from './account-sentences.ts';

/** What the page's action answers on the way: what the app is given, then the codes to print. */
export type CodesAnswer = { readonly newCodes: NewCodes } | { readonly printed: readonly string[] };

const address = '/account#codes';

function CodeField({ label }: { readonly label: string }) {
  return <Field name="code" label={label} autoComplete="one-time-code" required maxLength={20} />;
}

function Begin() {
  const { t } = useLingui();
  const labels = { currentPassword: t`Present password` };
  return (
    <FoldedForm name="codes-begin" summary={<Trans>Set up an app</Trans>}>
      <PostForm
        name="codes-begin"
        action={address}
        labels={labels}
        sentences={accountSentences}
        reloadDocument
      >
        <PasswordField
          name="currentPassword"
          label={labels.currentPassword}
          autoComplete="current-password"
        />
        <Button>
          <Trans>Set it up</Trans>
        </Button>
      </PostForm>
    </FoldedForm>
  );
}

function ForApp({ secret, path, size }: NewCodes) {
  const { t } = useLingui();
  return (
    <>
      <p>
        <Trans>
          Take this picture with an app for codes, or type the letters below it. Then say the code it shows.
        </Trans>
      </p>
      <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t`QR code for the app`}>
        <path d={path} />
      </svg>
      <p>
        <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </>
  );
}

/** Without what the app is given where the app has it already and its code was refused. */
function Confirm({ newCodes }: { readonly newCodes: NewCodes | undefined }) {
  const { t } = useLingui();
  const labels = { code: t`Code that the app shows` };
  return (
    <PostForm
      name="codes-confirm"
      action={address}
      labels={labels}
      sentences={accountSentences}
      reloadDocument
    >
      {newCodes === undefined ? null : <ForApp {...newCodes} />}
      <CodeField label={labels.code} />
      <Button kind="main">
        <Trans>Ask for codes from now on</Trans>
      </Button>
    </PostForm>
  );
}

function Printed({ codes }: { readonly codes: readonly string[] }) {
  return (
    <Notice tone="good" live title={<Trans>Codes are asked for from now on.</Trans>}>
      <p>
        <Trans>
          Print these ten codes and keep them away from your phone. Each is good once, where you have no app.
          They are not shown again.
        </Trans>
      </p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Off({ left }: { readonly left: number }) {
  const { t } = useLingui();
  const labels = { currentPassword: t`Present password`, code: t`Code` };
  return (
    <>
      <p>
        <Trans>Codes are asked for.</Trans>{' '}
        <Plural
          value={left}
          _0="No printed code is left: set it up anew."
          one="# printed code is left."
          other="# printed codes are left."
        />
      </p>
      <FoldedForm name="codes-off" summary={<Trans>Ask for codes no more</Trans>}>
        <PostForm
          name="codes-off"
          action={address}
          labels={labels}
          sentences={accountSentences}
          reloadDocument
        >
          <PasswordField
            name="currentPassword"
            label={labels.currentPassword}
            autoComplete="current-password"
          />
          <CodeField label={labels.code} />
          <Button kind="danger">
            <Trans>Ask for codes no more</Trans>
          </Button>
        </PostForm>
      </FoldedForm>
    </>
  );
}

/** Codes of an app, asked for after the password. */
export function CodesSection({ codes }: { readonly codes: CodesOn }) {
  const { t } = useLingui();
  const answer = useActionData<unknown>();
  const here =
    typeof answer === 'object' && answer !== null && !isRefused(answer)
      ? (answer as Partial<Record<string, unknown>>)
      : {};
  const newCodes = here['newCodes'] as NewCodes | undefined;
  const printed = here['printed'] as readonly string[] | undefined;
  const isConfirming = useRefused('codes-confirm') !== undefined || newCodes !== undefined;
  return (
    <Section title={t`Codes of an app`} id="codes">
      <p>
        <Trans>
          After your password you say six digits that an app on your phone shows. A passkey needs none.
        </Trans>
      </p>
      {printed === undefined ? null : <Printed codes={printed} />}
      {codes.isOn ? <Off left={codes.left} /> : isConfirming ? <Confirm newCodes={newCodes} /> : <Begin />}
    </Section>
  );
}
