import { sql } from 'drizzle-orm';
import pg from 'pg';

const most = 500;

/** Begins a statement that is sent often and of which few plans are any good: a client that names statements names it too. */
export const plannedOnce = sql.raw('/* planned once */ ');
export const isPlannedOnce = (text: string): boolean => text.startsWith('/* planned once */ ');

/**
 * A client class that names a statement's text from the second time on, so that the server plans it once for each
 * connection. For short reads alone (`isShort`): a plan made while a bulk load's tables were empty would stay for the whole load.
 */
export const namingClient = (isShort: (text: string) => boolean = () => true): typeof pg.Client => {
  const names = new Map<string, string | undefined>();
  let count = 0;
  const nameOf = (text: string): string | undefined => {
    if (names.has(text)) {
      const name = names.get(text) ?? `read_${(count += 1)}`;
      names.set(text, name);
      return name;
    }
    // Several statements in one text have no plan.
    if (names.size < most && !text.includes(';')) names.set(text, undefined);
    return undefined;
  };
  const named = (config: unknown): unknown => {
    if (typeof config !== 'object' || config === null || 'submit' in config || !('text' in config))
      return config;
    if (
      typeof config.text !== 'string' ||
      !isShort(config.text) ||
      ('name' in config && config.name !== undefined)
    )
      return config;
    return { ...config, name: nameOf(config.text) };
  };
  return class NamingClient extends pg.Client {
    override query(...given: unknown[]): never {
      return super.query(...([named(given[0]), ...given.slice(1)] as [string])) as never;
    }
  };
};
