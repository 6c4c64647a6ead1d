import { Trans } from '@lingui/react/macro';
import { Form } from 'react-router';
import { Button } from '../../ui/button.tsx';

export interface DemonstrationAccount {
  readonly id: string;
  /** What this person does, in the reader's language: "Coordinator". */
  readonly role: string;
  /** What there is to see as this person, in one sentence. */
  readonly sees: string;
}

/** One button for each person of the demonstration centre; posts `account` to `/demonstration`. */
export function Demonstration({ accounts }: { readonly accounts: readonly DemonstrationAccount[] }) {
  if (accounts.length === 0) return null;
  return (
    <section className="section" aria-labelledby="demonstration">
      <h2 id="demonstration">
        <Trans>Look around the demonstration centre</Trans>
      </h2>
      <p className="muted prose">
        <Trans>Its board is meeting today. Every person and every case in it is invented.</Trans>
      </p>
      <Form method="post" action="/demonstration" className="doors">
        {accounts.map(({ id, role, sees }) => (
          <div key={id} className="door">
            <p>{sees}</p>
            <Button kind="main" name="account" value={id}>
              <Trans>Enter as {role}</Trans>
            </Button>
          </div>
        ))}
      </Form>
    </section>
  );
}
