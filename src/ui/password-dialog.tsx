import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { valueIn } from './writing-state.ts';

type Fault = 'wrong' | 'code' | 'wrong_code' | 'too_many' | 'no_answer';

/** Signs the same account in again; why not, or null once it is. */
const signInAgain = async (writer: string, password: string, code: string): Promise<Fault | null> => {
  const body = new URLSearchParams({ form: 'sign-in', writer, password, ...(code === '' ? {} : { code }) });
  const answer = await fetch('/sign-in.data', { method: 'POST', body }).catch(() => null);
  if (answer === null || answer.status >= 500) return 'no_answer';
  if (answer.ok) return null;
  // The password was right, and a code of her app is asked for besides.
  if (answer.status === 401) return 'code';
  if (answer.status === 429) return 'too_many';
  return code === '' ? 'wrong' : 'wrong_code';
};

/** Asks the person who writes here, and nobody else, for her password; the page stays as it is. */
export function PasswordDialog(props: {
  readonly writer: string;
  readonly name: string;
  readonly onSignedIn: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const { name } = props;
  const [fault, setFault] = useState<Fault | null>(null);
  const [asksCode, setAsksCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    const [password, code] = ['password', 'code'].map((field) => valueIn(event.currentTarget, field));
    const found = await signInAgain(props.writer, password ?? '', code ?? '');
    setBusy(false);
    setFault(found);
    if (found === 'code') setAsksCode(true);
    if (found === null) props.onSignedIn();
  };
  const faults: Record<Fault, string> = {
    wrong: t`This is not the password of ${name}.`,
    code: t`Say the code that your app shows too.`,
    wrong_code: t`Password and code of ${name} do not go together, or the code was used already.`,
    too_many: t`Too many attempts. Please try again in a few seconds; if that does not help, in a quarter of an hour.`,
    no_answer: t`No answer came back. Please try again.`,
  };
  return (
    <Dialog title={t`Please sign in again`} onClose={props.onClose}>
      <p>
        <Trans>
          You are no longer signed in, or somebody else is in this browser. What you typed still stands. Only
          you can go on with it.
        </Trans>
      </p>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p>
          <strong>{name}</strong>
        </p>
        <div className={fault === null ? 'field' : 'field field-wrong'}>
          <label className="field-label" htmlFor="again-password">
            <Trans>Password</Trans>
          </label>
          {fault === null ? null : (
            <p className="field-error" id="again-error" role="alert">
              {faults[fault]}
            </p>
          )}
          <input
            id="again-password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            aria-describedby={fault === null ? undefined : 'again-error'}
            aria-invalid={fault === null ? undefined : true}
          />
        </div>
        {asksCode ? (
          <div className="field">
            <label className="field-label" htmlFor="again-code">
              <Trans>Code</Trans>
            </label>
            <input id="again-code" name="code" autoComplete="one-time-code" required maxLength={20} />
          </div>
        ) : null}
        <div className="form-row">
          <Button kind="main" disabled={busy}>
            <Trans>Sign in and go on</Trans>
          </Button>
          <Button kind="quiet" type="button" onClick={props.onClose}>
            <Trans>Not now</Trans>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
