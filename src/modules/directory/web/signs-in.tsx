import { Trans } from '@lingui/react/macro';
import { Day } from '../../../ui/day.tsx';
import type { StaffShown } from '../queries/staff-shown.ts';

/** How somebody comes in: by an account, soon by an invitation, or not at all. */
export function SignsIn({ person: { hasAccount, invited, email } }: { readonly person: StaffShown }) {
  if (hasAccount)
    return (
      <>
        <Trans>with an account</Trans>
        {email === null ? null : ` · ${email}`}
      </>
    );
  if (invited === null) return <Trans>has no account</Trans>;
  return (
    <Trans>
      invited, until <Day date={invited.until} />
    </Trans>
  );
}
