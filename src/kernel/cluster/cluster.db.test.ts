import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HeldProcess, holdCluster } from '../../testing/held-process.ts';
import { temporaryDataFolder } from '../../testing/test-cluster.ts';
import { openCluster } from './cluster.ts';
import type { HolderKind } from './decision.ts';
import { readHolder } from './holder.ts';
import { runningPostmaster } from './postmaster.ts';
import { processStart } from './process-facts.ts';
import { assertHangulTrigrams } from './trigrams.ts';

let folder: string;
let held: HeldProcess[];
beforeEach(() => {
  folder = temporaryDataFolder();
  held = [];
});
afterEach(async () => {
  for (const process of held) await process.end();
  rmSync(folder, { recursive: true, force: true });
});

const here = (kind: HolderKind, log: string[] = []) =>
  openCluster({ dataFolder: folder, kind, purpose: 'this test', log: (message) => log.push(message) });

async function elsewhere(kind: HolderKind): Promise<HeldProcess> {
  const process = holdCluster(folder, kind, 'another program');
  held.push(process);
  return process;
}

async function ask<T>(login: ConstructorParameters<typeof Client>[0], sql: string): Promise<T[]> {
  const client = new Client(login);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.map((row: T[]) => row[0] as T);
  } finally {
    await client.end();
  }
}

const gone = async (pid: number) => expect.poll(() => processStart(pid)).toBeNull();

describe('the embedded PostgreSQL', () => {
  test('starts on an empty folder, keeps what was written, and leaves nothing running', async () => {
    const first = await here('command');
    await ask(first.ownerUrl(), 'create table kept (n int)');
    const postmaster = runningPostmaster(join(folder, 'pg18')) ?? 0;
    await first.stop();
    expect([processStart(postmaster), readHolder(folder)]).toEqual([null, null]);
    const second = await here('command');
    expect(await ask(second.ownerUrl(), 'select count(*)::int from kept')).toEqual([0]);
    await second.stop();
  });

  test('is set up for Hangul, closed to the network, quiet about values', async () => {
    const cluster = await here('test');
    const client = new Client(cluster.ownerUrl());
    await client.connect();
    await client.query('create extension pg_trgm');
    await assertHangulTrigrams(client);
    await client.end();
    const shown = async (name: string) => (await ask<string>(cluster.ownerUrl(), `show ${name}`))[0];
    expect(await shown('listen_addresses')).toBe('');
    expect(await shown('data_checksums')).toBe('on');
    expect(await shown('wal_level')).toBe('logical');
    expect(await shown('timezone')).toBe('UTC');
    expect(await shown('log_min_error_statement')).toBe('panic');
    await expect(ask({ ...cluster.ownerUrl(), password: 'wrong' }, 'select 1')).rejects.toThrow(/password/);
    await cluster.stop();
  });

  test('a command attaches to a running server and leaves it running', async () => {
    const server = await elsewhere('serve');
    await server.says('ready');
    const cluster = await here('command');
    expect(cluster.attached).toBe(true);
    await cluster.stop();
    expect(runningPostmaster(join(folder, 'pg18'))).not.toBeNull();
  });

  test('a second server is refused and told who holds the folder', async () => {
    const server = await elsewhere('serve');
    await server.says('ready');
    await expect(here('serve')).rejects.toMatchObject({
      code: 'held_by_server',
      params: { pid: server.pid, purpose: 'another program' },
    });
  });

  test('a running command is waited for', async () => {
    const command = await elsewhere('command');
    await command.says('ready');
    const log: string[] = [];
    const opening = here('command', log);
    await expect.poll(() => log.join()).toContain(`process ${command.pid} (another program)`);
    await command.end();
    const cluster = await opening;
    expect(cluster.attached).toBe(false);
    await cluster.stop();
  });

  test('of ten that start together one serves and nine are refused', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => elsewhere('serve')));
    const answers = await Promise.all(all.map((it) => Promise.race([it.says('ready'), it.says('refused')])));
    expect(answers.filter((it) => 'ready' in it)).toHaveLength(1);
    expect(answers.filter((it) => it['refused'] === 'held_by_server')).toHaveLength(9);
  });

  test('a holder that was killed is recovered from, its writes kept', async () => {
    const server = await elsewhere('serve');
    await server.says('ready');
    const attached = await here('command');
    await ask(attached.ownerUrl(), 'create table kept as select 7 as n');
    const orphan = runningPostmaster(join(folder, 'pg18')) ?? 0;
    await server.kill();
    expect(processStart(orphan)).not.toBeNull();
    const next = await here('serve');
    expect([next.attached, processStart(orphan)]).toEqual([false, null]);
    expect(await ask(next.ownerUrl(), 'select n from kept')).toEqual([7]);
    await next.stop();
  });

  test('when PostgreSQL is killed its holder hears of it, and the next start recovers', async () => {
    const server = await elsewhere('serve');
    await server.says('ready');
    const postmaster = runningPostmaster(join(folder, 'pg18')) ?? 0;
    process.kill(postmaster, 'SIGKILL');
    await server.says('databaseGone');
    expect(await server.exitCode()).toBe(3);
    const next = await here('serve');
    expect(await ask(next.ownerUrl(), 'select 1')).toEqual([1]);
    await next.stop();
  });

  test('both killed at once: the next start recovers', async () => {
    const server = await elsewhere('serve');
    await server.says('ready');
    const postmaster = runningPostmaster(join(folder, 'pg18')) ?? 0;
    process.kill(server.pid, 'SIGKILL');
    process.kill(postmaster, 'SIGKILL');
    await gone(postmaster);
    const next = await here('command');
    expect(await ask(next.ownerUrl(), 'select 1')).toEqual([1]);
    await next.stop();
  });

  test('a PostgreSQL without any holder file is left alone', async () => {
    const server = await elsewhere('serve');
    await server.says('ready');
    rmSync(join(folder, 'holder.json'));
    await expect(here('serve')).rejects.toMatchObject({ code: 'database_without_holder' });
    expect(runningPostmaster(join(folder, 'pg18'))).not.toBeNull();
  });
});
