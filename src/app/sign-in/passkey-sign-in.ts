import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { Temporal } from 'temporal-polyfill';
import type { Limit } from '../../kernel/attempts.ts';
import { refused } from '../../kernel/errors.ts';
import type { Database } from '../../kernel/scope.ts';
import type { Accounts } from './accounts.ts';
import { newChallenge, takeChallenge } from './challenges.ts';
import { noteSignIn } from './commands/note-sign-in.ts';
import { noteOfAccounts } from './installation-journal.ts';
import { browserCookie } from './known-browser.ts';
import { openSessionOf } from './open-session.ts';
import { placeFor } from './passkeys.ts';
import type { PasskeyPlace } from './passkey-place.ts';
import { challengeIn, sentAssertion, webauthn } from './sent-credential.ts';
import { slowingLimit } from './slowing-limit.ts';

/** Of one address; beyond it the address is slowed down and never locked. A house may stand behind one. */
const perAddress: Limit = { attempts: 300, windowSeconds: 900 };
/** Of all addresses together. */
const inAll: Limit = { attempts: 3000, windowSeconds: 900 };

/** What a browser needs to sign in by any passkey of this place that its device has; it stands for five minutes. */
export const beginPasskeySignIn = async (
  accounts: Accounts,
  { address, remoteAddress }: { readonly address: string; readonly remoteAddress: string },
  now: Temporal.Instant,
): Promise<PublicKeyCredentialRequestOptionsJSON> => {
  const { rpId: rpID } = placeFor(address);
  const judge = { accounts, now };
  await slowingLimit(judge, ['passkey at', remoteAddress], perAddress);
  await slowingLimit(judge, ['passkey'], inAll);
  const challenge = await newChallenge(accounts, { purpose: 'sign-in' }, now);
  const { generateAuthenticationOptions } = await webauthn();
  return generateAuthenticationOptions({
    rpID,
    challenge: Buffer.from(challenge, 'base64url'),
    userVerification: 'required',
  });
};

/** A passkey as it is kept. */
export type KeptPasskey = {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
};

const keptPasskey = async ({ pool }: Accounts, credentialId: string, rpId: string) => {
  const found = await pool.query<Omit<KeptPasskey, 'counter'> & { counter: string }>(
    `select p.id, p."userId", u.email, p."credentialId", p."publicKey", p.counter from passkey p
     join "user" u on u.id = p."userId" where p."credentialId" = $1 and p."rpId" = $2`,
    [credentialId, rpId],
  );
  const [row] = found.rows;
  return row === undefined ? null : { ...row, counter: Number(row.counter) };
};

/**
 * The counter that the device names, once all of what it has signed is right: the challenge, the place, the key, that its owner was
 * verified by it, and a counter that has grown (where a device counts). Null otherwise.
 */
export const assertedCounter = async (
  response: AuthenticationResponseJSON,
  passkey: Pick<KeptPasskey, 'credentialId' | 'publicKey' | 'counter'>,
  { challenge, place }: { readonly challenge: string; readonly place: PasskeyPlace },
): Promise<number | null> => {
  const { verifyAuthenticationResponse } = await webauthn();
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.rpId,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
    },
  }).catch(() => null);
  return checked?.verified === true ? checked.authenticationInfo.newCounter : null;
};

/** Whether the counter was taken on: of two who name the same one the first alone, unless the device counts nothing. */
const countOn = async (
  { pool }: Accounts,
  { id, counter }: Pick<KeptPasskey, 'id' | 'counter'>,
  next: number,
  now: Temporal.Instant,
): Promise<boolean> => {
  const { rowCount } = await pool.query(
    'update passkey set counter = $3, "lastUsedAt" = $4 where id = $1 and counter = $2',
    [id, counter, next, now.toString()],
  );
  return rowCount === 1;
};

/** The cookie of a new session, unless the passkey has been taken away since, which ended all that there were. */
const sessionBy = async (accounts: Accounts, { id, userId }: KeptPasskey, headers: Headers) => {
  const { cookie, token } = await openSessionOf(accounts, userId, headers);
  const stands = await accounts.pool.query('select from passkey where id = $1 for share', [id]);
  if (stands.rowCount === 1) return cookie;
  await accounts.pool.query('delete from session where token = $1', [token]);
  throw refused('passkey_refused');
};

export type PasskeyTry = {
  readonly address: string;
  readonly headers: Headers;
  /** What her browser has sent, as JSON. */
  readonly credential: string;
  /** The account that alone may go on with what is kept of it; empty for anybody's. */
  readonly writer: string;
};

/**
 * Signs in whoever's device has signed a challenge of ours, with its owner verified by it; the cookies that set the session and
 * let the browser be known again. Whatever is wrong is told alike.
 */
export const signInByPasskey = async (
  accounts: Accounts,
  database: Database,
  { address, headers, credential, writer }: PasskeyTry,
  now: Temporal.Instant,
): Promise<Headers> => {
  const place = placeFor(address);
  const response = sentAssertion(credential);
  const challenge = challengeIn(response);
  await takeChallenge(accounts, challenge, { purpose: 'sign-in' }, now);
  const passkey = await keptPasskey(accounts, response.id, place.rpId);
  const isHers = passkey !== null && (writer === '' || writer === passkey.userId);
  const next = isHers && (await assertedCounter(response, passkey, { challenge, place }));
  const isRight = isHers && typeof next === 'number' && (await countOn(accounts, passkey, next, now));
  const note = (outcome: 'signed-in' | 'failed') =>
    noteOfAccounts(database, now, noteSignIn, { userId: passkey?.userId ?? null, outcome });
  if (!isRight) {
    await note('failed');
    throw refused('passkey_refused');
  }
  const { email } = passkey;
  const cookies = new Headers();
  cookies.append('set-cookie', await sessionBy(accounts, passkey, headers));
  await note('signed-in');
  const known = { email, since: await accounts.passwordSince(email) };
  cookies.append('set-cookie', browserCookie(headers.get('cookie'), known, accounts));
  return cookies;
};
