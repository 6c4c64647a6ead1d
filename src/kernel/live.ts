import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.ts';

/** An entry of an owner's journal: ids and codes, no values. */
export type Announcement = {
  readonly ownerId: string;
  readonly seq: number;
  /** How many rows it changed. */
  readonly changes: number;
  readonly command: string;
  /** What it moves, `*` for everything, and `event:TYPE` for each of its events. */
  readonly topics: readonly string[];
};

/** What somebody wants to hear. */
export type Listener = {
  /** An owner's journal has grown. */
  readonly heard?: (announcement: Announcement) => void;
  /** What this account may do has changed: a session, a role or the account has ended, or a role was given. */
  readonly accessChanged?: (userId: string) => void;
  /** The connection stands again; what was announced meanwhile nobody heard. */
  readonly reopened?: () => void;
};

/** Tells who listens that an owner's journal has grown. Ids only; readers fetch what their scope allows. */
export interface Live {
  listen(listener: Listener): () => void;
  stop(): Promise<void>;
}

/** Milliseconds; tests shorten them. */
export type LiveTimes = { readonly betweenAttempts: number; readonly betweenProofs: number };
const usual: LiveTimes = { betweenAttempts: 500, betweenProofs: 15_000 };
const patience = 5_000;

type Tell = <Kind extends keyof Listener>(
  kind: Kind,
  ...told: Parameters<NonNullable<Listener[Kind]>>
) => void;

const hear = (client: pg.Client, tell: Tell): void => {
  client.on('notification', ({ channel, payload = '' }) => {
    if (channel === 'consilium_access') return tell('accessChanged', payload);
    const [ownerId, seq, changes, command = '', ...topics] = payload.split(' ');
    if (ownerId && seq)
      tell('heard', { ownerId, seq: Number(seq), changes: Number(changes), command, topics });
  });
};

/** Asks again and again whether the connection still answers; fails when it does not: a silent network ends nothing. */
const proveAlive = async (client: pg.Client, every: number, ended: AbortSignal): Promise<void> => {
  for (;;) {
    await pause(every, undefined, { signal: ended, ref: false });
    await client.query('select 1');
  }
};

/**
 * One LISTEN connection for the process, kept up for as long as the process lives. One loop opens it, waits for its
 * end and opens the next, so there are never two.
 */
export const openLive = (connection: pg.ClientConfig, log: Log, times: LiveTimes = usual): Live => {
  const listeners = new Set<Listener>();
  const stopping = new AbortController();
  const tell: Tell = (kind, ...told) => {
    for (const listener of listeners)
      (listener[kind] as ((...all: unknown[]) => void) | undefined)?.(...told);
  };

  const listenUntilItEnds = async (isFirst: boolean): Promise<'never opened' | 'lost'> => {
    const client = new pg.Client({
      ...connection,
      application_name: 'consilium live',
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
    });
    const over = new AbortController();
    client.on('error', () => over.abort());
    client.on('end', () => over.abort());
    const stop = () => {
      over.abort();
      client.end().catch(() => {});
    };
    let end: 'never opened' | 'lost' = 'never opened';
    stopping.signal.addEventListener('abort', stop);
    hear(client, tell);
    try {
      // Whoever stops while it still connects would wait for ever: the driver then settles nothing.
      await Promise.race([client.connect(), pause(patience, undefined, { signal: over.signal, ref: false })]);
      await client.query('listen consilium; listen consilium_access');
      end = 'lost';
      if (!isFirst) tell('reopened');
      await proveAlive(client, times.betweenProofs, over.signal);
    } catch {
      // However it ended, the next one is opened.
    }
    stopping.signal.removeEventListener('abort', stop);
    await Promise.race([client.end(), pause(1_000, undefined, { ref: false })]).catch(() => {});
    return end;
  };

  const keepUp = async (): Promise<void> => {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      const end = await listenUntilItEnds(attempt === 0);
      if (stopping.signal.aborted) return;
      if (end === 'lost' || attempt === 0) log.warn('live connection lost');
      await pause(times.betweenAttempts, undefined, { ref: false, signal: stopping.signal }).catch(() => {});
    }
  };
  const running = keepUp();

  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
};
