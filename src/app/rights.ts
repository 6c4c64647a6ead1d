import type { MessageDescriptor } from '@lingui/core';
import { type Actor, belongsTo } from '../kernel/actor.ts';
import type { Audience } from '../kernel/audience.ts';
import { type Right, right } from '../kernel/rights.ts';
import { Discipline, Role } from '../modules/directory/index.ts';
import { canSayLives } from './backup/commands/say-lives.ts';
import { modules } from './modules.ts';

const ofShell: readonly Right[] = [
  right(
    canSayLives,
    /*i18n*/ { id: 'right.lives', message: 'Say that a restored record is the one people work on' },
    'backup.say-lives',
  ),
];

/** Everything people of a house may see or do, module by module. */
export const everyRight: readonly Right[] = [...modules.flatMap(({ rights = [] }) => rights), ...ofShell];

/** Whether somebody of a role may: always, never, or in these disciplines and where none is said. */
export type May = boolean | readonly Discipline[];

const somebody = (ownerId: string, role: Role, discipline: Discipline | null): Actor => ({
  kind: 'user',
  userId: '',
  personId: '',
  grants: [{ ownerId, role, discipline }],
});

/** What the predicate of a right says of a role, asked for each discipline. */
export const mayOf = ({ may }: Pick<Right, 'may'>, role: Role): May => {
  const house = 'a house';
  if (!may(somebody(house, role, null), house)) return false;
  const those = Discipline.options.filter((discipline) => may(somebody(house, role, discipline), house));
  return those.length === Discipline.options.length ? true : those;
};

export type RightRow = {
  readonly label: MessageDescriptor;
  readonly roles: ReadonlyArray<{ readonly role: Role; readonly may: May }>;
  /** Whether whoever looks may. */
  readonly mine: boolean;
};

/** Who may see and do what, as the policies say it now, to this person of a house. */
export const rightRows = (actor: Actor, ownerId: string): RightRow[] =>
  everyRight.map((right) => ({
    label: right.label,
    roles: Role.options.map((role) => ({ role, may: mayOf(right, role) })),
    mine: right.may(actor, ownerId),
  }));

/** The rights by which one enters a page of a house: those that name its predicate. */
export const rightsOfPage = (who: Audience): readonly Right[] => {
  const asked = who === 'members' ? belongsTo : who;
  return everyRight.filter(({ may }) => may === asked);
};
