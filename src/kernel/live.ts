import pg from 'pg';
import type { Log } from './log.ts';

export type Announcement = { readonly ownerId: string; readonly seq: number };
type Listener = (announcement: Announcement) => void;

/** Tells who listens that an owner's journal has grown. Ids only; readers fetch what their scope allows. */
export interface Live {
  listen(listener: Listener): () => void;
  stop(): Promise<void>;
}

const pauseBeforeReconnect = 500;

/** One LISTEN connection for the process, kept up for as long as the process lives. */
export const openLive = (connection: pg.ClientConfig, log: Log): Live => {
  const listeners = new Set<Listener>();
  let client: pg.Client | undefined;
  let stopped = false;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client(connection);
    client = fresh;
    fresh.on('notification', ({ payload }) => {
      const [ownerId, seq] = (payload ?? '').split(' ');
      if (ownerId && seq) for (const listener of listeners) listener({ ownerId, seq: Number(seq) });
    });
    fresh.on('error', () => {});
    fresh.on('end', () => again());
    await fresh.connect();
    await fresh.query('listen consilium');
  };
  const again = (): void => {
    if (stopped) return;
    setTimeout(() => connect().catch(() => again()), pauseBeforeReconnect).unref();
  };
  connect().catch(() => {
    log.warn('live connection failed');
    again();
  });

  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      stopped = true;
      await client?.end().catch(() => {});
    },
  };
};
