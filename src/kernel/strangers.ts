import type { Temporal } from 'temporal-polyfill';
import type pg from 'pg';
import type { z } from 'zod';
import { countAttempt, type Limit } from './attempts.ts';
import { type Command, execute } from './command.ts';
import { refused } from './errors.ts';
import type { Gate } from './gate.ts';
import { parsed } from './input-faults.ts';
import type { PublicDatabase, PublicTx } from './public-reading.ts';
import type { Database } from './scope.ts';

/** What a stranger sends: to which house, from which address of the network, when, and the form's key. */
export type Sending = {
  readonly ownerId: string;
  readonly remoteAddress: string;
  readonly now: Temporal.Instant;
  readonly requestKey?: string | undefined;
};

/** What somebody without a session may do: read what is published, and send what a command takes from strangers. */
export interface Strangers {
  read<T>(work: (tx: PublicTx) => Promise<T>): Promise<T>;
  /** Carries out what a stranger sends, behind limits for each sender and each house; beyond them refused as `too_many_sent`. */
  send<Input extends z.ZodType, Subject, Result>(
    definition: Command<Input, Subject, Result>,
    sending: Sending,
    input: unknown,
  ): Promise<Result>;
}

const perSender: Limit = { attempts: 5, windowSeconds: 3_600 };
/** So many a day fill no disk and can be read; a crowd that uses them up is said to whoever writes after it. */
const perHouse: Limit = { attempts: 200, windowSeconds: 86_400 };

/** Whoever has one address of version 6 mostly has a whole network of them. */
const senderOf = (remoteAddress: string): string =>
  remoteAddress.includes(':') && !remoteAddress.includes('.')
    ? remoteAddress.split(':').slice(0, 4).join(':')
    : remoteAddress;

type Means = {
  readonly published: PublicDatabase;
  readonly database: Database;
  /** Of the accounts' login: the application's reaches no counter. */
  readonly counters: pg.Pool;
  readonly gate: Gate;
};

/** Opens what strangers may do. What they typed is read before it is counted: a slip uses nothing up. */
export const openStrangers = ({ published, database, counters, gate }: Means): Strangers => ({
  read: (work) => published.read(work),
  send: async (definition, { ownerId, remoteAddress, now, requestKey }, input) => {
    parsed(definition.input, input);
    const counted = (subject: readonly string[], limit: Limit) =>
      countAttempt(counters, [definition.name, ...subject], limit, now);
    const isWithin =
      (await counted(['from', senderOf(remoteAddress)], perSender)) &&
      (await counted(['to', ownerId], perHouse));
    if (!isWithin) throw refused('too_many_sent');
    const call = { actor: { kind: 'public' }, ownerId, now, requestKey } as const;
    return gate.run(async () => (await execute(database, definition, call, input)).result);
  },
});
