import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useActionData } from 'react-router';
import { isRefused } from '../../kernel/http/refusal.ts';
import { Button } from '../../ui/button.tsx';
import { Day } from '../../ui/day.tsx';
import { Field } from '../../ui/field.tsx';
import { FoldedForm } from '../../ui/folded-form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { PostForm } from '../../ui/post-form.tsx';
import type { NoPasskeys } from '../sign-in/passkey-place.ts';
import { accountSentences } from './account-sentences.ts';
import type { At } from './account-sessions.tsx';
import { PasskeyPart } from './passkey-part.tsx';

export type ShownPasskey = {
  readonly id: string;
  readonly name: string;
  readonly since: At;
  readonly lastUsed: At | null;
};

/** Why there are none under this address. */
const whyNot: Readonly<Record<NoPasskeys, ReactNode>> = {
  'no-name': (
    <Trans>
      Browsers make passkeys for an address with a name only, and this one is a number. Open Consilium by its
      name (on this computer: localhost).
    </Trans>
  ),
  'no-tls': <Trans>Browsers make passkeys for addresses with TLS (https) only.</Trans>,
};

function OnePasskey({ passkey: { id, name, since, lastUsed } }: { readonly passkey: ShownPasskey }) {
  return (
    <li>
      <p>
        <strong>{name}</strong>
      </p>
      <p className="muted">
        <Trans>
          Made on <Day date={since.day} />
        </Trans>
        {' · '}
        {lastUsed === null ? (
          <Trans>not used yet</Trans>
        ) : (
          <Trans>
            last used on <Day date={lastUsed.day} />, {lastUsed.time}
          </Trans>
        )}
      </p>
      <FoldedForm name={`remove-${id}`} summary={<Trans>Remove this passkey</Trans>}>
        <PostForm name={`remove-${id}`} reloadDocument>
          <p>
            <Trans>
              Nobody signs in with it any more, and you are signed out everywhere but here. Remove it on the
              device too.
            </Trans>
          </p>
          <Button kind="danger">
            <Trans>Remove it</Trans>
          </Button>
        </PostForm>
      </FoldedForm>
    </li>
  );
}

/** Once the password was right: the device makes the passkey. */
function Make({ options }: { readonly options: unknown }) {
  const { t } = useLingui();
  const labels = { name: t`What you call it` };
  return (
    <PasskeyPart options={options}>
      <PostForm name="keep-passkey" labels={labels} sentences={accountSentences} reloadDocument>
        <input type="hidden" name="credential" />
        <Field
          name="name"
          label={labels.name}
          hint={<Trans>For example: my phone</Trans>}
          required
          maxLength={100}
        />
        <Button kind="main">
          <Trans>Make the passkey on this device</Trans>
        </Button>
      </PostForm>
    </PasskeyPart>
  );
}

/** What the page's action answers to the password by which a passkey is begun. */
export type Begun = { readonly passkey: unknown };
const isBegun = (answer: unknown): answer is Begun =>
  typeof answer === 'object' && answer !== null && 'passkey' in answer && !isRefused(answer);

function Begin() {
  const { t } = useLingui();
  const labels = { currentPassword: t`Present password` };
  return (
    <FoldedForm name="begin-passkey" summary={<Trans>Add a passkey</Trans>}>
      <PostForm
        name="begin-passkey"
        action="/account#passkeys"
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
          <Trans>Go on</Trans>
        </Button>
      </PostForm>
    </FoldedForm>
  );
}

/** The devices by which somebody signs in without typing a password. */
export function PasskeysSection(props: {
  readonly passkeys: readonly ShownPasskey[];
  readonly noPasskeys: NoPasskeys | null;
}) {
  const { t } = useLingui();
  const answer = useActionData<unknown>();
  const { passkeys, noPasskeys } = props;
  return (
    <Section title={t`Passkeys`} id="passkeys">
      <p>
        <Trans>
          With a passkey you sign in by what unlocks your phone or computer: fingerprint, face or its code. It
          works at this address only, so nobody can get it out of you elsewhere.
        </Trans>
      </p>
      {passkeys.length === 0 ? null : (
        <ul className="work-list">
          {passkeys.map((passkey) => (
            <OnePasskey key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {noPasskeys === null ? null : <Notice>{whyNot[noPasskeys]}</Notice>}
      {noPasskeys !== null ? null : isBegun(answer) ? <Make options={answer.passkey} /> : <Begin />}
      {noPasskeys === null ? (
        <noscript>
          <p>
            <Trans>Passkeys need JavaScript, which is off here.</Trans>
          </p>
        </noscript>
      ) : null}
    </Section>
  );
}
