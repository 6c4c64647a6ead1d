import { isIP } from 'node:net';
import { isLoopback } from '../../kernel/loopback.ts';

/** Where passkeys are made and used: browsers bind each to a host name. */
export type PasskeyPlace = { readonly origin: string; readonly rpId: string };

/** Why there are none at an address: it is a number and no name, or travels without TLS. */
export type NoPasskeys = 'no-name' | 'no-tls';

/** Whether browsers make and use passkeys under the address that was asked. */
export const passkeyPlace = (asked: string): PasskeyPlace | NoPasskeys => {
  const { origin, hostname, protocol } = new URL(asked);
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0) return 'no-name';
  return protocol === 'https:' || isLoopback(hostname) ? { origin, rpId: hostname } : 'no-tls';
};
