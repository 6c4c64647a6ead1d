import { randomUUID } from 'node:crypto';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { refused } from '../../kernel/errors.ts';
import { parsed } from '../../kernel/input-faults.ts';
import type { Database } from '../../kernel/scope.ts';
import { someText } from '../../kernel/text.ts';
import { utcText } from '../../kernel/zone.ts';
import type { Accounts } from './accounts.ts';
import { newChallenge, takeChallenge } from './challenges.ts';
import { noteAccount } from './commands/note-account.ts';
import { inAccounts } from './in-accounts.ts';
import { noteOfAccounts } from './installation-journal.ts';
import { type PasskeyPlace, passkeyPlace } from './passkey-place.ts';
import { type Asked, withPresentPassword } from './present-password.ts';
import { challengeIn, sentAttestation, webauthn } from './sent-credential.ts';

/** A passkey as its owner sees it. */
export type OwnPasskey = {
  readonly id: string;
  readonly name: string;
  readonly since: string;
  readonly lastUsedAt: string | null;
};

/** The host and origin of an address for passkeys; refused as `passkey_not_here` where browsers make none. */
export const placeFor = (address: string): PasskeyPlace => {
  const place = passkeyPlace(address);
  if (typeof place === 'string') throw refused('passkey_not_here');
  return place;
};

/** The passkeys of an account, oldest first. */
export const passkeysOf = async ({ pool }: Pick<Accounts, 'pool'>, userId: string): Promise<OwnPasskey[]> => {
  const found = await pool.query<OwnPasskey>(
    `select id, name, "createdAt"::text as since, "lastUsedAt"::text as "lastUsedAt" from passkey
     where "userId" = $1 order by "createdAt", id`,
    [userId],
  );
  return found.rows.map(({ since, lastUsedAt, ...passkey }) => ({
    ...passkey,
    since: utcText(since),
    lastUsedAt: lastUsedAt === null ? null : utcText(lastUsedAt),
  }));
};

const mostPasskeys = 20;

/** What her browser needs to make a passkey, once she has said her present password; it stands for five minutes. */
export const beginPasskey = async (
  accounts: Accounts,
  database: Database,
  { address, ...asked }: Asked & { readonly address: string },
  now: Temporal.Instant,
): Promise<PublicKeyCredentialCreationOptionsJSON> => {
  const { rpId } = placeFor(address);
  const { userId } = asked;
  return withPresentPassword(accounts, database, asked, now, async ({ email }) => {
    const found = await accounts.pool.query<{ id: string; rpId: string }>(
      'select "credentialId" as id, "rpId" from passkey where "userId" = $1',
      [userId],
    );
    if (found.rows.length >= mostPasskeys) throw refused('passkeys_too_many', { most: mostPasskeys });
    const challenge = await newChallenge(accounts, { purpose: 'add', userId }, now);
    const { generateRegistrationOptions } = await webauthn();
    return generateRegistrationOptions({
      rpName: 'Consilium',
      rpID: rpId,
      userName: email,
      userID: new TextEncoder().encode(userId),
      challenge: Buffer.from(challenge, 'base64url'),
      attestationType: 'none',
      excludeCredentials: found.rows.filter((each) => each.rpId === rpId).map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  });
};

const Named = z.object({ name: someText(100) });

/** What the device has made, checked: by the challenge just taken, at this place, with its owner verified by the device. */
const verified = async (response: RegistrationResponseJSON, challenge: string, place: PasskeyPlace) => {
  const { verifyRegistrationResponse } = await webauthn();
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.rpId,
    requireUserVerification: true,
  }).catch(() => null);
  if (!checked?.verified) throw refused('passkey_refused');
  return checked.registrationInfo.credential;
};

export type Made = {
  readonly userId: string;
  readonly address: string;
  readonly name: string;
  /** What her browser has sent, as JSON. */
  readonly credential: string;
};

/** Keeps the passkey that her browser has made for the challenge she was given; the same device is not kept twice. */
export const keepPasskey = async (
  accounts: Accounts,
  database: Database,
  { userId, address, ...sent }: Made,
  now: Temporal.Instant,
): Promise<void> => {
  const place = placeFor(address);
  const { name } = parsed(Named, { name: sent.name });
  const response = sentAttestation(sent.credential);
  const challenge = challengeIn(response);
  await takeChallenge(accounts, challenge, { purpose: 'add', userId }, now);
  const made = await verified(response, challenge, place);
  await inAccounts(accounts, async (client) => {
    const kept = await client.query(
      `insert into passkey (id, "userId", "rpId", "credentialId", "publicKey", counter, transports, name, "createdAt")
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict ("credentialId") do nothing`,
      [
        randomUUID(),
        userId,
        place.rpId,
        made.id,
        Buffer.from(made.publicKey).toString('base64url'),
        made.counter,
        (made.transports ?? []).join(' '),
        name,
        now.toString(),
      ],
    );
    if (kept.rowCount !== 1) throw refused('passkey_there');
    await noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'passkey-added' });
  });
};

/** Takes a passkey of hers away, and ends her sessions but this one: whoever has the device may be signed in by it. */
export const removePasskey = (
  accounts: Accounts,
  database: Database,
  { userId, id, sessionId }: { readonly userId: string; readonly id: string; readonly sessionId: string },
  now: Temporal.Instant,
): Promise<void> =>
  inAccounts(accounts, async (client) => {
    const gone = await client.query('delete from passkey where "userId" = $1 and id = $2', [userId, id]);
    if (!gone.rowCount) return;
    await client.query('delete from session where "userId" = $1 and id <> $2', [userId, sessionId]);
    await noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'passkey-removed' });
  });
