import { timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Limit } from '../../kernel/attempts.ts';
import { perform } from '../../kernel/command.ts';
import { refused } from '../../kernel/errors.ts';
import { parsed } from '../../kernel/input-faults.ts';
import { uuidV7 } from '../../kernel/ids.ts';
import { type Database, type Tx, withScope } from '../../kernel/scope.ts';
import { someText } from '../../kernel/text.ts';
import { localDay } from '../../kernel/zone.ts';
import { addOrganisation, addPeople, nobodyIsHere, Slug } from '../../modules/directory/index.ts';
import type { Installation } from '../program/installation.ts';
import { noteAccount } from './commands/note-account.ts';
import { noteOfAccounts } from './installation-journal.ts';
import { NewPassword } from './password.ts';
import { withNewAccount } from './new-account.ts';
import { type Judge, slowingLimit } from './slowing-limit.ts';

const Form = z.object({
  code: z.string(),
  centreName: someText(200),
  slug: Slug,
  zone: z.string().min(1),
  name: someText(200),
  email: z.email(),
  password: NewPassword,
});

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** The one-time code while nobody is here, which the database knows: null once there is a house, wherever it was made. */
export const openCode = async (installation: Installation, database: Database): Promise<string | null> =>
  installation.firstCode !== null && (await withScope(database, [], nobodyIsHere))
    ? installation.firstCode
    : null;

const quarter = 900;
const perAddress: Limit = { attempts: 10, windowSeconds: quarter };
const inAll: Limit = { attempts: 100_000, windowSeconds: quarter };

/**
 * Refuses a code that is not the right one. Counted before it is compared, for all processes together: ten in a quarter of
 * an hour from one address, then one in two seconds, so that what others try there costs the right person seconds and what
 * they try elsewhere nothing. Of all addresses a hundred thousand are compared in a quarter of an hour, then one in two
 * seconds: of 10¹² codes that finds the right one with a chance of 10⁻⁷ in a quarter of an hour, 10⁻⁵ in a day. An address
 * adds at most 10 + 450 to it, so that whoever would use it up needs 218 addresses.
 */
const checkCode = async (
  installation: Installation,
  database: Database,
  { code, remoteAddress, now }: { code: string; remoteAddress: string; now: Temporal.Instant },
) => {
  const judge: Judge = { accounts: installation.accounts, now };
  const right = await openCode(installation, database);
  if (right === null) throw refused('administrator_there');
  await slowingLimit(judge, ['first-administrator at', remoteAddress], perAddress);
  await slowingLimit(judge, ['first-administrator'], inAll);
  if (same(code.replaceAll(/\s/g, ''), right)) return;
  throw refused('one_time_code_wrong', {}, { field: 'code' });
};

/** Of two who know the code at the same moment, at one server or at two, one is the first. */
const mustBeFirst = async (tx: Tx): Promise<void> => {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('consilium first administrator'))`);
  if (!(await nobodyIsHere(tx))) throw refused('administrator_there');
};

/** Makes the first centre and its administrator for whoever knows the code on the console; the code then is void. */
export const makeFirstAdministrator = async (
  installation: Installation,
  database: Database,
  raw: unknown,
  { now, remoteAddress }: { now: Temporal.Instant; remoteAddress: string },
): Promise<void> => {
  const { code, centreName, slug, zone, name, email, password } = parsed(Form, raw);
  await checkCode(installation, database, { code, remoteAddress, now });
  const id = () => uuidV7(now.epochMilliseconds);
  const [ownerId, personId] = [id(), id()];
  const call = { actor: { kind: 'operator' } as const, ownerId, now };
  const house = (userId: string) =>
    withScope(database, [ownerId], async (tx) => {
      await mustBeFirst(tx);
      await perform(tx, addOrganisation, call, {
        organisation: {
          id: ownerId,
          parentId: null,
          kind: 'centre',
          slug,
          name: centreName,
          nativeName: null,
          zone,
          demonstration: false,
        },
        departments: [],
      });
      await perform(tx, addPeople, call, {
        people: [{ id: personId, userId, latinName: name, nativeName: null, sortName: name }],
        affiliations: [
          {
            id: id(),
            personId,
            organisationId: ownerId,
            role: 'administrator',
            discipline: null,
            from: localDay(now, zone),
            to: null,
          },
        ],
      });
    });
  const account = { email, password, name };
  await withNewAccount(installation.accounts, account, 'email', async (userId) => {
    await house(userId);
    await noteOfAccounts(database, now, noteAccount, { userIds: [userId], what: 'made' });
  });
};
