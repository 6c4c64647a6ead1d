import { sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Actor, Grant } from '../../../kernel/actor.ts';
import type { Name } from '../../../kernel/names.ts';
import type { Reading } from '../../../kernel/reading.ts';
import type { House } from './organisations.ts';

/** Who sends a request, and where it may go. */
export type Entered = {
  readonly actor: Actor;
  /** The reader's own name; null for a stranger. */
  readonly name: Name | null;
  /** Houses the reader has a role at today, by name. */
  readonly houses: readonly House[];
  /** The house of the address, when the reader has a role there today. */
  readonly house: House | null;
  /** Number of that house's last journal entry. */
  readonly position: number;
  /** Whether something the reader typed there and has not saved is kept. */
  readonly hasDrafts: boolean;
  /** The session by which the request came; null for a stranger. Not its token. */
  readonly sessionId: string | null;
  /** When the session was last prolonged, as the database writes it; null for a stranger. */
  readonly sessionUpdatedAt: string | null;
};

type GrantRow = Grant &
  Omit<House, 'id' | 'name' | 'slug'> & { slug: string | null; name: string; nativeName: string | null };
type Row = {
  user_id: string;
  session_id: string;
  updated_at: string;
  person_id: string;
  latin_name: string;
  native_name: string | null;
  grants: GrantRow[];
  owner_id: string | null;
  seq: string | null;
  has_drafts: boolean | null;
};

export const stranger: Entered = {
  actor: { kind: 'public' },
  name: null,
  houses: [],
  house: null,
  position: 0,
  hasDrafts: false,
  sessionId: null,
  sessionUpdatedAt: null,
};

/** Departments have no pages of their own. */
const housesIn = (grants: readonly GrantRow[]): House[] => [
  ...new Map(
    grants.flatMap(({ ownerId, slug, name, nativeName, zone, demonstration }): [string, House][] =>
      slug === null
        ? []
        : [[ownerId, { id: ownerId, slug, name: { latin: name, native: nativeName }, zone, demonstration }]],
    ),
  ).values(),
];

/** Says in one statement who reads by this session and what they may do today; opens the scope of the address's house. */
export const enter = async (
  reading: Reading,
  sessionToken: string | null,
  slug: string | null,
  now: Temporal.Instant,
): Promise<Entered> => {
  if (sessionToken === null) return stranger;
  const row = await reading.enter<Row>(
    sql`select entered.*, kernel.has_drafts(entered.owner_id, entered.person_id)
      from directory.enter(${sessionToken}, ${slug}, ${now.toString()}) as entered`,
  );
  if (!row) return stranger;
  const houses = housesIn(row.grants);
  const grants = row.grants.map(({ ownerId, role, discipline }) => ({ ownerId, role, discipline }));
  return {
    actor: {
      kind: 'user',
      userId: row.user_id,
      personId: row.person_id,
      grants,
    },
    name: { latin: row.latin_name, native: row.native_name },
    houses,
    house: houses.find((house) => house.id === row.owner_id) ?? null,
    position: Number(row.seq ?? 0),
    hasDrafts: row.has_drafts === true,
    sessionId: row.session_id,
    sessionUpdatedAt: row.updated_at,
  };
};
