import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { refused } from '../../kernel/errors.ts';
import { instantOf } from '../../kernel/zone.ts';
import type { Accounts } from './accounts.ts';

/** What a challenge is for: whoever signs in by it, or this account to which a passkey is added. */
export type ChallengeFor =
  | { readonly purpose: 'sign-in' }
  | { readonly purpose: 'add'; readonly userId: string };

const minutes = 5;

type Pool = Pick<Accounts, 'pool'>;
const userOf = (asked: ChallengeFor): string | null => ('userId' in asked ? asked.userId : null);

/** A new challenge, base64url, which stands for five minutes; those that are over go. */
export const newChallenge = async (
  { pool }: Pool,
  asked: ChallengeFor,
  now: Temporal.Instant,
): Promise<string> => {
  const challenge = randomBytes(32).toString('base64url');
  await pool.query('delete from challenge where "expiresAt" <= $1', [now.toString()]);
  await pool.query(
    'insert into challenge (challenge, purpose, "userId", "expiresAt") values ($1, $2, $3, $4)',
    [challenge, asked.purpose, userOf(asked), now.add({ minutes }).toString()],
  );
  return challenge;
};

/** Takes a challenge away, whatever comes of it; refused as `passkey_too_late` when it was used, is over, or was for something else. */
export const takeChallenge = async (
  { pool }: Pool,
  challenge: string,
  asked: ChallengeFor,
  now: Temporal.Instant,
): Promise<void> => {
  const taken = await pool.query<{ purpose: string; userId: string | null; until: string }>(
    'delete from challenge where challenge = $1 returning purpose, "userId", "expiresAt"::text as until',
    [challenge],
  );
  const [found] = taken.rows;
  const isRight =
    found !== undefined &&
    found.purpose === asked.purpose &&
    found.userId === userOf(asked) &&
    Temporal.Instant.compare(now, instantOf(found.until)) < 0;
  if (!isRight) throw refused('passkey_too_late');
};
