import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate } from '../kernel/migrate.ts';
import { modules } from './modules.ts';

/** The published views of all modules as SQL, in the order of their dependence. */
export const publishedViews = (): string[] =>
  modules.flatMap(({ views }) =>
    views === undefined ? [] : [readFileSync(join(process.cwd(), 'src', views), 'utf8')],
  );

/** Brings a database to this version. */
export const migrateAll = (
  connection: pg.ClientConfig,
  tell: (message: string) => void = () => {},
): Promise<void> => migrate(connection, publishedViews(), { tell });
