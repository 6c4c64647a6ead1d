import pg from 'pg';
import { jsonLog, type Log } from './log.ts';

/** Milliseconds a request waits for a connection before it is told that the database is away. */
const patience = 3_000;
/** Milliseconds the end of a pool waits for connections that somebody still holds. */
const lastPatience = 10_000;

type Ending = { readonly log?: Log; readonly milliseconds?: number };

/**
 * A pool that outlives its database: nobody waits long for a connection, and one that breaks ends nothing else. Its end
 * waits for what is at work, and no longer than its limit: what was never given back is named and closed, or one
 * forgotten connection would keep the program from ending.
 */
class LastingPool extends pg.Pool {
  readonly #taken = new Set<pg.PoolClient>();
  readonly #name: string;
  readonly #ending: Required<Ending>;

  constructor(name: string, settings: pg.PoolConfig, ending: Ending) {
    super({ connectionTimeoutMillis: patience, keepAlive: true, ...settings, allowExitOnIdle: true });
    this.#name = name;
    this.#ending = { log: jsonLog(), milliseconds: lastPatience, ...ending };
    this.on('error', () => {});
    // Also of a client that is at work, or the end of the database would end us before anybody can say why.
    this.on('connect', (client) => void client.on('error', () => {}));
    this.on('acquire', (client) => void this.#taken.add(client));
    this.on('release', (_error, client) => void this.#taken.delete(client));
  }

  override async end(): Promise<void> {
    const { log, milliseconds } = this.#ending;
    const ended = super.end();
    let timer: NodeJS.Timeout | undefined;
    const isOver = await Promise.race([
      ended.then(() => true),
      new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), milliseconds))),
    ]);
    clearTimeout(timer);
    if (isOver) return;
    const backends = [...this.#taken].map((client) => ('processID' in client ? client.processID : '?'));
    log.error('connections never given back', { pool: this.#name, backends: backends.join(', ') });
    for (const client of this.#taken) client.release(true);
    await ended;
  }
}

/** Opens a pool under the name by which the log calls it. */
export const lastingPool = (name: string, settings: pg.PoolConfig, ending: Ending = {}): pg.Pool =>
  new LastingPool(name, settings, ending);
