import type { Actor } from '../../kernel/actor.ts';
import { actingFor, type There } from '../directory/index.ts';
import { canRecordPathology } from './policy.ts';

/** Who led an operation and who supervised it; null where nobody of the house is named. */
type Led = { readonly mainSurgeonId: string | null; readonly supervisingSurgeonId: string | null };

const house = 'here';

/** Whether somebody may record what a pathologist reports, by the roles they have today. */
const mayReport = (personId: string, { held }: There): boolean => {
  const grants = held
    .filter((one) => one.personId === personId)
    .flatMap(({ role, disciplines }) =>
      disciplines.map((discipline) => ({ ownerId: house, role, discipline })),
    );
  const actor: Actor = { kind: 'user', userId: '', personId, grants };
  return canRecordPathology(actor, house);
};

/** Who does today what is of this person, if they may record it. */
const reportingFor = (personId: string, there: There): string | null => {
  const acting = actingFor(personId, there);
  return acting !== null && mayReport(acting, there) ? acting : null;
};

/** Whoever acts first for one of those who hold this, who has held it for longest first. */
const firstOf = (isHeld: (one: There['held'][number]) => boolean, there: There): string | null => {
  const holding = there.held.filter((one) => isHeld(one) && mayReport(one.personId, there));
  const inTurn = holding.toSorted(
    (a, b) => a.from.localeCompare(b.from) || a.personId.localeCompare(b.personId),
  );
  return inTurn.map(({ personId }) => reportingFor(personId, there)).find((id) => id !== null) ?? null;
};

/** Whose missing pathology reports are a person's today, as a select can ask it. */
export type ReportKeys = {
  /** Who led or supervised an operation whose report is the person's. */
  readonly owners: readonly string[];
  /** For whose sake somebody is asked: reports of all others are the rest. */
  readonly reached: readonly string[];
  readonly rest: boolean;
};

/**
 * What is asked of whom: each missing report of one person. The house's pathologist, or who covers; where there is none, whoever led the
 * operation, then who supervised it, at last the chair.
 */
export const reportKeys = (holder: string, there: There): ReportKeys => {
  const pathologist = firstOf(({ disciplines }) => disciplines.includes('pathology'), there);
  if (pathologist !== null) return { owners: [], reached: [], rest: pathologist === holder };
  const acted = [...there.roles.keys()].map((id) => ({ id, by: reportingFor(id, there) }));
  const reached = acted.filter(({ by }) => by !== null);
  return {
    owners: reached.filter(({ by }) => by === holder).map(({ id }) => id),
    reached: reached.map(({ id }) => id),
    rest: firstOf(({ role }) => role === 'chair', there) === holder,
  };
};

/** Whether these keys ask for it; where nobody of the house is named it was done elsewhere, or long ago, and nobody is asked. */
export const isAskedBy = (
  { mainSurgeonId, supervisingSurgeonId }: Led,
  { owners, reached, rest }: ReportKeys,
): boolean => {
  const led = [mainSurgeonId, supervisingSurgeonId].filter((id) => id !== null);
  const first = led.find((id) => reached.includes(id));
  return first === undefined ? rest && led.length > 0 : owners.includes(first);
};
