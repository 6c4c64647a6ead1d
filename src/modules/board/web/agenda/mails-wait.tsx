import { Trans } from '@lingui/react/macro';
import type { MailPort } from '../../../../kernel/mail/port.ts';
import { Notice } from '../../../../ui/notice.tsx';

/** Why mails of a house do not go out now; null where they do. */
export const whyMailsWait = async (
  port: Pick<MailPort, 'transport' | 'heldSince'>,
  ownerId: string,
): Promise<'no_server' | 'restored' | null> => {
  if (port.transport === null) return 'no_server';
  return (await port.heldSince(ownerId)) === null ? null : 'restored';
};

/** Says why what is sent waits. */
export function MailsWait({ why }: { readonly why: 'no_server' | 'restored' | null }) {
  if (why === null) return null;
  return why === 'no_server' ? (
    <Notice tone="warn" title={<Trans>No mail server is set.</Trans>}>
      <p>
        <Trans>What is sent waits until whoever runs this installation names one (CONSILIUM_SMTP_URL).</Trans>
      </p>
    </Notice>
  ) : (
    <Notice tone="warn" title={<Trans>This record was restored from a backup: nothing is sent.</Trans>}>
      <p>
        <Trans>
          What is sent waits until an administrator says under “Outgoing mail” that people work on this
          record.
        </Trans>
      </p>
    </Notice>
  );
}
