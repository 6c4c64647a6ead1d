import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import script from './passkey-script.ts?worker&url';

/**
 * Around a form with a field `credential` that a device fills in: hidden until a script is there that can ask one. What may go
 * wrong on the way stands ready in it. `options` are what a new passkey is made by; without them one is asked for that is there.
 */
export function PasskeyPart(props: { readonly options?: unknown; readonly children: ReactNode }) {
  const { options, children } = props;
  return (
    <div data-passkey="" data-options={options === undefined ? undefined : JSON.stringify(options)} hidden>
      {children}
      <div role="alert">
        <p className="field-error" data-said="NotAllowedError" hidden>
          <Trans>
            Nothing was signed: it was broken off, took too long, or this device has no passkey for here.
          </Trans>
        </p>
        <p className="field-error" data-said="InvalidStateError" hidden>
          <Trans>This device has a passkey of yours already.</Trans>
        </p>
        <p className="field-error" data-said="" hidden>
          <Trans>It did not work. Please try again, or sign in with your password.</Trans>
        </p>
      </div>
      <script type="module" src={script} />
    </div>
  );
}
