import type { ClientConfig } from 'pg';
import { openCluster } from '../../kernel/cluster/cluster.ts';
import type { Config } from '../../kernel/config.ts';

/**
 * The database server a program works on: the embedded one, or the one that DATABASE_URL names. In development Node
 * loads this file by itself and the rest comes from Vite, so only plain data crosses.
 */
export type Resources = {
  readonly config: Config;
  /** The owner's login: for migrations and the removal of a demonstration, never for the running program. */
  readonly owner: ClientConfig;
  /** Called when the embedded server ends although nobody stopped it. */
  readonly onEnd: (callback: () => void) => void;
  readonly close: () => Promise<void>;
};

const loginOfUrl = (address: string): ClientConfig => {
  const url = new URL(address);
  return {
    host: url.searchParams.get('host') ?? decodeURIComponent(url.hostname),
    port: url.port === '' ? 5432 : Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || 'consilium',
    ...(['require', 'verify-full'].includes(url.searchParams.get('sslmode') ?? '') ? { ssl: true } : {}),
  };
};

/** Opens the database server for `purpose`; `tell` says on the console what goes on. */
export const openResources = async (
  config: Config,
  kind: 'serve' | 'dev' | 'command',
  purpose: string,
  tell: (message: string) => void,
): Promise<Resources> => {
  if (config.databaseUrl !== null)
    return { config, owner: loginOfUrl(config.databaseUrl), onEnd: () => {}, close: async () => {} };
  const cluster = await openCluster({ dataFolder: config.dataFolder, kind, purpose, log: tell });
  return { config, owner: cluster.ownerUrl(), onEnd: cluster.onExit, close: cluster.stop };
};
