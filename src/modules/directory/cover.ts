import type { CalendarDay } from '../../kernel/calendar-day.ts';

/** Who may cover for a colleague: whoever may do what is asked of one who treats or prepares. */
export const coverRoles = ['chair', 'coordinator', 'surgeon', 'clinician'] as const;

/** Whether somebody with these roles may cover for a colleague. */
export const mayCover = (roles: readonly string[]): boolean =>
  coverRoles.some((role) => roles.includes(role));

/** A role somebody has at the house today, in which disciplines, and since when; a discipline is null where nobody has said one. */
export type Held = {
  readonly personId: string;
  readonly role: string;
  readonly disciplines: readonly (string | null)[];
  readonly from: CalendarDay;
};

/** Somebody is away from a day to a day, or until further notice; `coverId` is null where nobody is named. */
export type Absent = {
  readonly personId: string;
  readonly from: CalendarDay;
  readonly to: CalendarDay | null;
  readonly coverId: string | null;
};

/** Who has a role at the house today, and who of them is away today. */
export type There = {
  readonly held: readonly Held[];
  readonly roles: ReadonlyMap<string, readonly string[]>;
  readonly away: ReadonlyMap<string, Absent>;
};

/** Whether an absence takes a day in. */
export const isAwayOn = ({ from, to }: Absent, day: CalendarDay): boolean =>
  from <= day && (to === null || to >= day);

/** Whether two absences share a day. */
export const overlap = (a: Pick<Absent, 'from' | 'to'>, b: Pick<Absent, 'from' | 'to'>): boolean =>
  (a.to === null || a.to >= b.from) && (b.to === null || b.to >= a.from);

/** Who is there on a day, of the roles that are held then and what is known of absences. */
export const thereOn = (held: readonly Held[], absences: readonly Absent[], day: CalendarDay): There => {
  const roles = new Map<string, string[]>();
  for (const { personId, role } of held) roles.set(personId, [...(roles.get(personId) ?? []), role]);
  const away = absences.filter((one) => isAwayOn(one, day));
  return { held, roles, away: new Map(away.map((one) => [one.personId, one])) };
};

/**
 * Who does today what is this person's: the person, or who covers, or who covers for that one. Null where nobody does: without a role
 * at the house any more, with nobody named, or with covers who are all away.
 */
export const actingFor = (personId: string, there: There): string | null => {
  const passed = new Set<string>();
  let id: string | null = personId;
  while (id !== null && !passed.has(id)) {
    const roles = there.roles.get(id);
    if (roles === undefined || (id !== personId && !mayCover(roles))) return null;
    const absent = there.away.get(id);
    if (absent === undefined) return id;
    passed.add(id);
    id = absent.coverId;
  }
  return null;
};
