import { Temporal } from 'temporal-polyfill';
import { instantText } from '../../kernel/instant-text.ts';

/** For so many seconds a step of the room is undone without a reason. */
const undoSeconds = 10;

/** What somebody does in the room that can be undone for a while. */
export const roomSteps = ['concluded', 'taken_up', 'joined', 'left'] as const;
export type RoomStep = (typeof roomSteps)[number];

/** Whether what was done at a moment can still be undone. */
export const canUndo = (at: string, now: string): boolean => {
  const passed = Temporal.Instant.from(at).until(now).total('milliseconds');
  return passed >= 0 && passed <= undoSeconds * 1000;
};

type Item = {
  readonly id: string;
  readonly version: number;
  readonly state: 'waiting' | 'open' | 'concluded';
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly reopenedAt: string | null;
};
type There = {
  readonly id: string;
  readonly version: number;
  readonly joinedAt: string;
  readonly leftAt: string | null;
};
export type StepTaken<What extends string = RoomStep> = {
  readonly what: What;
  /** The item or the presence. */
  readonly id: string;
  readonly version: number;
  readonly at: string;
};

/** An item that was taken up by itself; one that a conclusion led to goes back with that, and a reopened one had a reason. */
const takenUp = (item: Item, items: readonly Item[]): boolean =>
  item.openedAt !== item.reopenedAt && items.every(({ closedAt }) => closedAt !== item.openedAt);

const stepOfItem = (item: Item, items: readonly Item[]): StepTaken[] => {
  const { id, version, state, openedAt, closedAt } = item;
  if (state === 'concluded' && closedAt !== null) return [{ what: 'concluded', id, version, at: closedAt }];
  return state === 'open' && openedAt !== null && takenUp(item, items)
    ? [{ what: 'taken_up', id, version, at: openedAt }]
    : [];
};

const stepOfPresence = ({ id, version, joinedAt, leftAt }: There): StepTaken =>
  leftAt === null ? { what: 'joined', id, version, at: joinedAt } : { what: 'left', id, version, at: leftAt };

/** Steps of a running meeting that can be undone at the moment, the latest first. */
export const undoable = <What extends string>(
  steps: readonly StepTaken<What>[],
  now: string,
): StepTaken<What>[] =>
  steps.filter(({ at }) => canUndo(at, now)).toSorted((a, b) => Temporal.Instant.compare(b.at, a.at));

/** The last step of each item and each presence of a running meeting. */
export const stepsOf = (items: readonly Item[], presence: readonly There[]): StepTaken[] => [
  ...items.flatMap((item) => stepOfItem(item, items)),
  ...presence.map(stepOfPresence),
];

type Waiting = Pick<Item, 'state' | 'reopenedAt'> & {
  readonly position: number;
  readonly setAsideAt: string | null;
};
const moment = (at: string | null): string => (at === null ? '' : instantText(at));
/** Since when it lets others go first; one that was reopened after it had been set aside does not. */
const asideSince = ({ setAsideAt, reopenedAt }: Waiting): string =>
  moment(setAsideAt) > moment(reopenedAt) ? moment(setAsideAt) : '';

/**
 * The item that is next: of those reopened the one reopened last, else the first that waits; those that were set aside come
 * last, the one set aside first before the others.
 */
export const nextItem = <I extends Waiting>(items: readonly I[]): I | undefined =>
  items
    .filter(({ state }) => state === 'waiting')
    .toSorted(
      (a, b) =>
        asideSince(a).localeCompare(asideSince(b)) ||
        moment(b.reopenedAt).localeCompare(moment(a.reopenedAt)) ||
        a.position - b.position,
    )[0];
