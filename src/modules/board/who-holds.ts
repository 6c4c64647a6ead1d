import { actingFor, mayCover, type There } from '../directory/index.ts';
import type { MatterRole, Turn } from './whose-turn.ts';

/** Who sits on a board as its chair or coordinator. */
export type Seat = { readonly seriesId: string; readonly personId: string; readonly role: string };

/** Who is at a house today, and on its boards. */
export type House = { readonly there: There; readonly seats: readonly Seat[] };

type Asked = Pick<Turn, 'personId' | 'role' | 'seriesId'> & Partial<Pick<Turn, 'elseId'>>;

const others: Readonly<Record<MatterRole, readonly MatterRole[]>> = {
  coordinator: ['coordinator', 'chair'],
  chair: ['chair', 'coordinator'],
};

/** Whom a role's matters are for, the first first: who has the seat of the board, then who has had the role for longest. */
const holding = (role: MatterRole, seriesId: string | null, { there, seats }: House): string[] => {
  const since = new Map(there.held.filter((one) => one.role === role).map((one) => [one.personId, one.from]));
  const isSeat = (id: string): boolean =>
    seats.some((seat) => seat.seriesId === seriesId && seat.role === role && seat.personId === id);
  const seated = [...there.roles].filter(([id, roles]) => isSeat(id) && mayCover(roles)).map(([id]) => id);
  const place = (id: string): string => `${isSeat(id) ? 0 : 1} ${since.get(id) ?? '9999'} ${id}`;
  return [...new Set([...seated, ...since.keys()])].toSorted((a, b) => place(a).localeCompare(place(b)));
};

/** Whoever does today what is a role's; where nobody of the role does, whoever has the other of the two. */
const actingAs = (role: MatterRole, seriesId: string | null, house: House): string | null => {
  for (const each of others[role])
    for (const id of holding(each, seriesId, house)) {
      const acting = actingFor(id, house.there);
      if (acting !== null) return acting;
    }
  return null;
};

/** Who sees to it when nobody named does. */
const roleOf = ({ role }: Asked): MatterRole => role ?? 'chair';

/** Whom it is of by name: the first before the second. */
const named = ({ personId, elseId = null }: Asked): string[] =>
  [personId, elseId].filter((id) => id !== null);

/** Whose it would be if nobody were away or had left. */
export const meantFor = (asked: Asked, house: House): string | null =>
  asked.personId ?? holding(roleOf(asked), asked.seriesId, house)[0] ?? null;

/**
 * In whose list it stands today: the owner's; when away, the list of who covers; when nobody does, or the owner has left, that of whom it
 * is of then, the chair's, at last the coordinator's. Null where nobody at the house may.
 */
export const holderOf = (asked: Asked, house: House): string | null => {
  for (const id of named(asked)) {
    const acting = actingFor(id, house.there);
    if (acting !== null) return acting;
  }
  return actingAs(roleOf(asked), asked.seriesId, house);
};

/** What stands in a person's list, or in nobody's, as a select can ask it. */
export type ListKeys = {
  /** Owners whose matters are this person's today. */
  readonly owners: readonly string[];
  /** Owners whose matters are somebody's: those of all others go by role. */
  readonly reached: readonly string[];
  /** Roles at boards (`role board`) whose matters are this person's today. */
  readonly roles: readonly string[];
  /** Boards with seats of their own; any other counts as none. */
  readonly boards: readonly string[];
};

/** The same rule as `holderOf`, turned round: what to ask for, so that a list holds what is its person's. */
export const listKeys = (holder: string | null, house: House): ListKeys => {
  const acted = [...house.there.roles.keys()].map((id) => ({ id, by: actingFor(id, house.there) }));
  const reached = acted.filter(({ by }) => by !== null);
  const boards = [...new Set(house.seats.map(({ seriesId }) => seriesId))];
  return {
    owners: reached.filter(({ by }) => by === holder).map(({ id }) => id),
    reached: reached.map(({ id }) => id),
    roles: (['coordinator', 'chair'] as const).flatMap((role) =>
      [null, ...boards]
        .filter((board) => actingAs(role, board, house) === holder)
        .map((board) => `${role} ${board ?? ''}`),
    ),
    boards,
  };
};

/** Whose the matters of these keys' roles would be if nobody were away. */
export const firstOfRoles = ({ roles, boards }: ListKeys, house: House): string[] => {
  const asked = (['coordinator', 'chair'] as const).flatMap((role) =>
    [null, ...boards].map((seriesId) => ({ role, seriesId, personId: null })),
  );
  return asked
    .filter(({ role, seriesId }) => roles.includes(`${role} ${seriesId ?? ''}`))
    .flatMap((one) => meantFor(one, house) ?? []);
};

/** Whether these keys ask for it: what the select says of a row. */
export const isAmong = (asked: Asked, { owners, reached, roles, boards }: ListKeys): boolean => {
  const first = named(asked).find((id) => reached.includes(id));
  if (first !== undefined) return owners.includes(first);
  const board = asked.seriesId !== null && boards.includes(asked.seriesId) ? asked.seriesId : '';
  return roles.includes(`${roleOf(asked)} ${board}`);
};
