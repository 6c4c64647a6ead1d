import { Temporal } from 'temporal-polyfill';
import { operatorConnection } from '../../kernel/app-password.ts';
import type { Call } from '../../kernel/command.ts';
import { refused, usage } from '../../kernel/errors.ts';
import { onLauncherGone } from '../../kernel/launcher.ts';
import { type Database, openDatabase } from '../../kernel/scope.ts';
import { houseBySlug, type House } from '../../modules/directory/index.ts';
import type { Invocation } from './subcommand.ts';
import { openHouse } from '../modules.ts';
import { openResources, type Resources } from './open-resources.ts';
import { inOurWords, readyDatabase } from './ready-database.ts';
import { settleBefore } from './settle-new.ts';
import type { ClientConfig } from 'pg';

export type Work = {
  /** As whoever runs the installation. */
  readonly database: Database;
  /** The application's login. */
  readonly app: ClientConfig;
  /** The owner's login. */
  readonly owner: ClientConfig;
  readonly now: Temporal.Instant;
};

const tell = (message: string): void => void process.stderr.write(`${message}\n`);

/** Told to stop, the command ends with the database closed, also when the database was still being opened. */
const endEarly = (): { holds: (resources: Resources) => void; over: () => void } => {
  let held: Resources | undefined;
  let told = false;
  const stop = (): void => {
    told = true;
    if (held) void held.close().finally(() => process.exit(1));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  onLauncherGone(stop);
  return {
    holds: (resources) => {
      held = resources;
      resources.onEnd(() => process.exit(1));
      if (told) stop();
    },
    over: () => {
      held = undefined;
    },
  };
};

/**
 * Opens the database for one command of the command line, runs it and leaves everything closed. What `before` refuses
 * is refused before the database is brought to this version.
 */
export const withProgram = async <T>(
  { config }: Pick<Invocation, 'config'>,
  purpose: string,
  work: (work: Work) => Promise<T>,
  before: (owner: ClientConfig) => Promise<void> = async () => {},
): Promise<T> => {
  const early = endEarly();
  const resources = await openResources(config, 'command', purpose, tell);
  early.holds(resources);
  try {
    await before(resources.owner).catch((error: unknown) => {
      throw inOurWords(error);
    });
    const app = await readyDatabase(resources.owner);
    await settleBefore(resources.owner, () => Temporal.Now.instant(), tell);
    const database = openDatabase(operatorConnection(resources.owner), openHouse(), 4);
    try {
      return await work({ database, app, owner: resources.owner, now: Temporal.Now.instant() });
    } finally {
      await database.close();
    }
  } finally {
    await resources.close();
    early.over();
  }
};

/** The text of an option; refuses as a usage error when it is needed and missing. */
export const option = (values: Invocation['values'], name: string): string => {
  const value = values[name];
  if (typeof value !== 'string' || value === '') throw usage('option_needed', { option: `--${name}` });
  return value;
};

export const optional = (values: Invocation['values'], name: string): string | null => {
  const value = values[name];
  return typeof value === 'string' ? value : null;
};

/** The house of `--centre`. */
export const houseNamed = async (database: Database, slug: string): Promise<House> => {
  const house = await houseBySlug(database, slug);
  if (!house) throw refused('centre_unknown', { centre: slug }, { field: 'centre' });
  return house;
};

/** A call by whoever runs the installation. */
export const operatorCall = (ownerId: string, now: Temporal.Instant): Call => ({
  actor: { kind: 'operator' },
  ownerId,
  now,
});
