import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { belongsTo } from '../../kernel/actor.ts';
import type { HouseAudience } from '../../kernel/audience.ts';
import { type Command, execute } from '../../kernel/command.ts';
import type { DraftPlace } from '../../kernel/drafts.ts';
import type { SealedFile } from '../../kernel/files/files.ts';
import { forbidden, notFound, signInNeeded } from '../../kernel/errors.ts';
import { headOf } from '../../kernel/journal-head.ts';
import type { Module } from '../../kernel/module.ts';
import type { Reading } from '../../kernel/reading.ts';
import type { Showings } from '../../kernel/showings.ts';
import type { Database, Tx } from '../../kernel/scope.ts';
import { localDay } from '../../kernel/zone.ts';
import type { Entered } from './queries/enter.ts';

/** What a request works with. */
type Means = {
  readonly database: Database;
  readonly showings: Showings;
  readonly reading: Reading;
  readonly now: Temporal.Instant;
  /** The form that was sent, when one was. */
  readonly sentForm?: DraftPlace | undefined;
};

/** Whoever has a session; a stranger is asked to sign in. */
export const signedIn = ({ actor, sessionId, ...entered }: Entered) => {
  if (actor.kind !== 'user' || sessionId === null) throw signInNeeded();
  return { ...entered, actor, sessionId };
};

/**
 * Who enters the house of an address, for an audience of it. A stranger is asked to sign in; a house one does not belong
 * to is not found; a member who may not see this is refused.
 */
export const admitted = (entered: Entered, who: HouseAudience) => {
  const { actor, house, sessionId } = signedIn(entered);
  if (!house || !belongsTo(actor, house.id)) throw notFound();
  if (who !== 'members' && !who(actor, house.id)) throw forbidden();
  return { actor, house, sessionId };
};

/** The house of an address as one of this audience may use it: reading and writing in that one owner's scope. */
export const houseScope = (
  entered: Entered,
  who: HouseAudience,
  { database, showings, reading, now, sentForm }: Means,
) => {
  const { actor, house, sessionId } = admitted(entered, who);
  return {
    house,
    ownerId: house.id,
    actor,
    sessionId,
    now,
    /** YYYY-MM-DD at the house. */
    today: localDay(now, house.zone),
    read: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => reading.read(house.id, work),
    /** Number of the house's last journal entry in what is read: a live stream goes on from there. */
    position: (): Promise<number> =>
      reading.isFirst()
        ? Promise.resolve(entered.position)
        : reading.read(house.id, (tx) => headOf(tx, house.id)),
    /** Writes down that the reader was shown who these are; resolves once it is committed. */
    recordShowing: (subjects: readonly string[]): Promise<void> =>
      showings.record({ ownerId: house.id, actor, subjects, at: now }),
    /** Carries a command out, after which reads are made anew; `requestKey` is the form's hidden one. */
    run: async <Input extends z.ZodType, Subject, Result>(
      definition: Command<Input, Subject, Result>,
      input: unknown,
      more: {
        requestKey?: string | undefined;
        reason?: string | undefined;
        files?: readonly SealedFile[] | undefined;
      } = {},
    ): Promise<Result> => {
      await reading.renew();
      const call = { actor, ownerId: house.id, now, sentForm, ...more };
      return (await execute(database, definition, call, input)).result;
    },
  };
};
export type HouseScope = ReturnType<typeof houseScope>;
export type HouseModule = Module<HouseScope>;
