import { eq } from 'drizzle-orm';
import type { Looking } from '../../../kernel/fills.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import { canPrepareCase, careCaseRows as careCase, treatingRoles } from '../../care/index.ts';
import { canKeepPeople, colleaguesBeside, withRole } from '../../directory/index.ts';
import { canPlanMeetings, versionsOfKind } from '../../meetings/index.ts';
import { boardKind } from '../board-policy.ts';
import { listing } from '../tables.ts';

const steps = ['people', 'board', 'case', 'list'] as const;
export type FirstStep = {
  readonly key: (typeof steps)[number];
  readonly done: boolean;
  /** Where it is done; null where the reader may not do it. */
  readonly to: string | null;
};

/** Steps on the way of a new house to its first case on a board, each with where it is done; null once a case was listed. */
export const firstHour = async ({ tx, ownerId, actor, today, house }: Looking) => {
  const { listed } = await readTogether(tx, {
    listed: tx.select({ id: listing.id }).from(listing).where(eq(listing.ownerId, ownerId)).limit(1),
  });
  if (listed.length > 0) return null;
  const { people, cases } = await readTogether(tx, {
    people: colleaguesBeside(tx, ownerId, today),
    cases: tx.select({ id: careCase.id }).from(careCase).where(eq(careCase.ownerId, ownerId)).limit(1),
  });
  const boards = await versionsOfKind(tx, ownerId, boardKind);
  const named = people.map(({ latin, native, ...one }) => ({ ...one, name: { latin, native } }));
  const isThere = (...roles: readonly string[]): boolean => withRole(named, roles).length > 0;
  const home = `/c/${house.slug}`;
  const may = (allowed: boolean, to: string): string | null => (allowed ? home + to : null);
  const way: readonly FirstStep[] = [
    {
      key: 'people',
      done: isThere('coordinator', 'chair') && isThere(...treatingRoles),
      to: may(canKeepPeople(actor, ownerId), '/people'),
    },
    {
      key: 'board',
      done: boards.length > 0,
      to: may(canPlanMeetings(actor, ownerId), '/meetings/new-board'),
    },
    { key: 'case', done: cases.length > 0, to: may(canPrepareCase(actor, ownerId), '/cases/new') },
    { key: 'list', done: false, to: may(canPrepareCase(actor, ownerId), '/meetings') },
  ];
  // Nobody owes these to a woman.
  return { waiting: 0, women: {}, her: {}, steps: way };
};
export type FirstHour = NonNullable<Awaited<ReturnType<typeof firstHour>>>;
