import { randomUUID } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';
import { inject } from 'vitest';

/** A database of a test's own on the cluster of this run, migrated and empty, or bare; `login` owns it. */
export const scratchDatabase = async (
  kind: 'migrated' | 'bare' = 'migrated',
  login: { user: string; password: string } = inject('ownerLogin'),
): Promise<{ owner: ClientConfig; drop: () => Promise<void> }> => {
  const { database: template, ...server } = inject('ownerLogin');
  const name = `scratch_${randomUUID().replaceAll('-', '')}`;
  const asked = async (text: string): Promise<void> => {
    const client = new Client({ ...server, database: 'postgres' });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  await asked(
    `create database ${name} owner ${login.user} template ${kind === 'bare' ? 'template0' : template} strategy file_copy`,
  );
  const { user, password } = login;
  return {
    owner: { ...server, user, password, database: name },
    drop: () => asked(`drop database ${name} with (force)`),
  };
};
