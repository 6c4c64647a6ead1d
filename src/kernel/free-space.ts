import { statfs } from 'node:fs/promises';
import pg from 'pg';

/** Megabytes that are free on the disk of a folder; null when it cannot be known. */
export const freeMegabytes = async (folder: string | null): Promise<number | null> => {
  if (folder === null) return null;
  try {
    const { bavail, bsize } = await statfs(folder);
    return (bavail * bsize) / 1_048_576;
  } catch {
    return null;
  }
};

/**
 * The folder in which a PostgreSQL of one's own keeps its data, when it runs on this machine and its owner login may
 * know (`pg_read_all_settings`); else null.
 */
export const serverFolder = async (owner: pg.ClientConfig): Promise<string | null> => {
  const client = new pg.Client(owner);
  try {
    await client.connect();
    const found = await client.query<{ folder: string }>(`
      select setting as folder from pg_settings where name = 'data_directory'
      and (inet_server_addr() is null or inet_server_addr() = inet_client_addr())`);
    return found.rows[0]?.folder ?? null;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => {});
  }
};
