import type pg from 'pg';
import { migrate } from '../kernel/migrate.ts';
import careViews from '../modules/care/views.sql?raw';
import meetingsViews from '../modules/meetings/views.sql?raw';

/** Brings a database to this version, with the published views of all modules in the order of their dependence. */
export const migrateAll = (connection: pg.ClientConfig): Promise<void> =>
  migrate(connection, [meetingsViews, careViews]);
