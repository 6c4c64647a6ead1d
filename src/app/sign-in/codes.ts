import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { encode } from 'uqr';
import { countAttempt, forgetAttempts } from '../../kernel/attempts.ts';
import { refused } from '../../kernel/errors.ts';
import type { Database } from '../../kernel/scope.ts';
import type { Accounts } from './accounts.ts';
import { noteAccount } from './commands/note-account.ts';
import { inAccounts } from './in-accounts.ts';
import { noteOfAccounts } from './installation-journal.ts';
import { openedSecret, sealedSecret } from './kept-secret.ts';
import { type Asked, withPresentPassword } from './present-password.ts';
import { perAccount, tooMany } from './slowing-limit.ts';
import { appAddress, base32, stepOfCode } from './totp.ts';

const backupCodes = 10;
/** No letter or digit that looks like another one. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** How one signs in besides the password: whether codes are asked, and how many that were printed are left. */
export type CodesOn = { readonly isOn: boolean; readonly left: number };

/** Whether an account is asked for a code at each sign-in by password. */
export const codesOf = async ({ pool }: Pick<Accounts, 'pool'>, userId: string): Promise<CodesOn> => {
  const found = await pool.query<{ isOn: boolean; left: number }>(
    `select exists (select from totp where "userId" = $1 and "confirmedAt" is not null) as "isOn",
       (select count(*)::integer from backup_code where "userId" = $1) as left`,
    [userId],
  );
  return found.rows[0] ?? { isOn: false, left: 0 };
};

/** What an app is given: the secret as text, and as a picture (squares of one unit, as the path of an SVG). */
export type NewCodes = { readonly secret: string; readonly path: string; readonly size: number };

const drawn = (text: string): Pick<NewCodes, 'path' | 'size'> => {
  const { data, size } = encode(text, { border: 2 });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { path: squares.join(''), size };
};

/** A new secret for whoever says the present password; nothing is asked for until a code of it was said. */
export const beginCodes = (
  accounts: Accounts,
  database: Database,
  asked: Asked,
  now: Temporal.Instant,
): Promise<NewCodes> =>
  withPresentPassword(accounts, database, asked, now, async ({ email }) => {
    const secret = randomBytes(20);
    const kept = await accounts.pool.query(
      `insert into totp as t ("userId", secret, "lastStep") values ($1, $2, 0)
       on conflict ("userId") do update set secret = excluded.secret where t."confirmedAt" is null`,
      [asked.userId, sealedSecret(accounts, asked.userId, secret)],
    );
    if (kept.rowCount !== 1) throw refused('codes_on');
    return { secret: base32(secret), ...drawn(appAddress(secret, email)) };
  });

const hashOf = (userId: string, code: string): string =>
  createHash('sha256')
    .update(`${userId} ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`)
    .digest('hex');

const backupCode = (): string =>
  Array.from(
    { length: 12 },
    (_, index) => (index % 4 === 0 && index > 0 ? '-' : '') + letters[randomInt(letters.length)],
  ).join('');

type Said = { readonly userId: string; readonly code: string };

/** Takes the step of a code, which no code of that step or before passes again; whether it was one that is due. */
const takeStep = async (
  accounts: Accounts,
  { userId, code }: Said,
  isConfirmed: boolean,
  now: Temporal.Instant,
): Promise<boolean> => {
  const found = await accounts.pool.query<{ secret: string }>('select secret from totp where "userId" = $1', [
    userId,
  ]);
  const secret = openedSecret(accounts, userId, found.rows[0]?.secret ?? '');
  const step = secret && stepOfCode(secret, code.replaceAll(/\s/g, ''), now);
  if (step === null) return false;
  const taken = await accounts.pool.query(
    `update totp set "lastStep" = $2 where "userId" = $1 and "lastStep" < $2 and ("confirmedAt" is not null) = $3 and secret = $4`,
    [userId, step, isConfirmed, found.rows[0]?.secret],
  );
  return taken.rowCount === 1;
};

const takeBackup = async ({ pool }: Accounts, { userId, code }: Said): Promise<boolean> => {
  const taken = await pool.query('delete from backup_code where "userId" = $1 and hash = $2', [
    userId,
    hashOf(userId, code),
  ]);
  return taken.rowCount === 1;
};

/** Counts before it judges, over all sign-ins and pages of the person: five wrong ones, then none for a quarter of an hour. */
const counted = async (
  accounts: Accounts,
  database: Database,
  userId: string,
  now: Temporal.Instant,
  judge: () => Promise<boolean>,
): Promise<void> => {
  const subject = ['code', userId];
  if (!(await countAttempt(accounts.pool, subject, perAccount, now))) throw tooMany();
  if (!(await judge())) {
    await noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'code-refused' });
    throw refused('code_wrong', {}, { field: 'code' });
  }
  await forgetAttempts(accounts.pool, subject);
};

/** Takes a code of the app, or one of those that were printed; refused as `code_wrong` when it is none or was used. */
export const takeCode = (
  accounts: Accounts,
  database: Database,
  said: Said,
  now: Temporal.Instant,
): Promise<void> =>
  counted(accounts, database, said.userId, now, async () =>
    /^[\d\s]+$/.test(said.code) ? takeStep(accounts, said, true, now) : takeBackup(accounts, said),
  );

/** Asks for codes from now on, once the app has made one; the codes to print, which nobody sees again. */
export const confirmCodes = async (
  accounts: Accounts,
  database: Database,
  said: Said,
  now: Temporal.Instant,
): Promise<readonly string[]> => {
  const { userId } = said;
  await counted(accounts, database, userId, now, () => takeStep(accounts, said, false, now));
  const codes = Array.from({ length: backupCodes }, backupCode);
  await inAccounts(accounts, async (client) => {
    const on = await client.query(
      'update totp set "confirmedAt" = $2 where "userId" = $1 and "confirmedAt" is null',
      [userId, now.toString()],
    );
    if (on.rowCount !== 1) throw refused('codes_on');
    await client.query('delete from backup_code where "userId" = $1', [userId]);
    await client.query('insert into backup_code ("userId", hash) select $1, unnest($2::text[])', [
      userId,
      codes.map((code) => hashOf(userId, code)),
    ]);
    await noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'codes-on' });
  });
  return codes;
};

/** Asks for codes no more, for whoever says the present password and a code. */
export const endCodes = (
  accounts: Accounts,
  database: Database,
  { code, ...asked }: Asked & Said,
  now: Temporal.Instant,
): Promise<void> =>
  withPresentPassword(accounts, database, asked, now, async () => {
    const { userId } = asked;
    await takeCode(accounts, database, { userId, code }, now);
    await inAccounts(accounts, async (client) => {
      await client.query('delete from totp where "userId" = $1', [userId]);
      await client.query('delete from backup_code where "userId" = $1', [userId]);
      await noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'codes-off' });
    });
  });

/** Takes away by what somebody signs in besides her password, who has lost it: codes and passkeys. */
export const removeFactors = (accounts: Accounts, userId: string, note: () => Promise<void>): Promise<void> =>
  inAccounts(accounts, async (client) => {
    for (const table of ['totp', 'backup_code', 'passkey'])
      await client.query(`delete from ${table} where "userId" = $1`, [userId]);
    await note();
  });
