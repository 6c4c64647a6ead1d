import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type HeldProcess, holdProcess } from '../testing/held-process.ts';
import { appPassword } from './app-password.ts';
import { verifyAudit } from './audit/verify.ts';
import { openCluster } from './cluster/cluster.ts';
import { readHolder } from './cluster/holder.ts';
import { runningPostmaster } from './cluster/postmaster.ts';
import { houseOf } from './derivation.ts';
import { processStart } from './cluster/process-facts.ts';
import { openDatabase, withScope } from './scope.ts';

const KILLS = 20;
const victims = ['server', 'database', 'both'] as const;

let folder: string;
let writer: HeldProcess | undefined;
beforeEach(() => {
  // Not named like the folders of test runs: another run clears those away whose holder is dead.
  folder = mkdtempSync(join(tmpdir(), 'consilium-kills-'));
});
afterEach(async () => {
  await writer?.kill();
  await gone(runningPostmaster(join(folder, 'pg18')) ?? 0, 'SIGTERM');
  const holder = readHolder(folder);
  const sockets = holder === null || holder === 'unreadable' ? [] : [holder.socketFolder];
  for (const left of [...sockets, folder]) rmSync(left, { recursive: true, force: true });
});

const gone = async (pid: number, signal: NodeJS.Signals | 0 = 0): Promise<void> => {
  if (pid === 0 || processStart(pid) === null) return;
  process.kill(pid, signal);
  await expect.poll(() => processStart(pid), { timeout: 20_000, interval: 10 }).toBeNull();
};

const start = async (ownerId: string): Promise<HeldProcess> => {
  writer = holdProcess('write-until-killed.ts', [folder, ownerId]);
  await writer.says('ready');
  return writer;
};

/** Kills in the middle of writes and gives what had been acknowledged until then. */
const strike = async (held: HeldProcess, victim: (typeof victims)[number], after: number) => {
  held.tell('go');
  await expect.poll(() => held.said.length, { timeout: 20_000, interval: 2 }).toBeGreaterThan(after);
  const postmaster = runningPostmaster(join(folder, 'pg18')) ?? 0;
  if (victim !== 'server') process.kill(postmaster, 'SIGKILL');
  if (victim !== 'database') process.kill(held.pid, 'SIGKILL');
  await held.exitCode();
  if (victim !== 'server') await gone(postmaster);
  return {
    ids: held.said.flatMap((message) => (message['ids'] as string[] | undefined) ?? []),
    corrected: held.said.flatMap((message) => (message['corrected'] as string | undefined) ?? []),
  };
};

/** What the recovered database holds, asked of the server that has just started on it. */
const found = async (ownerId: string) => {
  const cluster = await openCluster({ dataFolder: folder, kind: 'command', purpose: 'test', log: () => {} });
  const password = appPassword(cluster.password);
  const database = openDatabase({ ...cluster.ownerUrl(), user: 'consilium_app', password }, houseOf([]), 1);
  try {
    const [rows, torn] = await withScope(database, [ownerId], async (tx) => [
      (await tx.execute<{ id: string; version: number }>(sql`select id, version from quality.statement`))
        .rows,
      (
        await tx.execute(sql`select j.seq from kernel.journal j
          where j.change_count <> case j.command when 'quality.record-statements' then 3 else 1 end`)
      ).rows,
    ]);
    const { faults } = await verifyAudit(database, [ownerId]);
    return { versions: new Map(rows.map((row) => [row.id, row.version])), torn, faults };
  } finally {
    await database.close();
    await cluster.stop();
  }
};

test(`${KILLS} kills in the middle of writes: each time the next start recovers, and nothing acknowledged is lost`, async () => {
  const ownerId = randomUUID();
  const ids: string[] = [];
  const corrected: string[] = [];
  for (let kill = 0; kill <= KILLS; kill++) {
    const started = await start(ownerId);
    const { versions, torn, faults } = await found(ownerId);
    const place = `after ${kill} kills`;
    expect(ids.filter((id) => !versions.has(id)).slice(0, 3), place).toEqual([]);
    expect(
      corrected.filter((id) => versions.get(id) !== 2),
      place,
    ).toEqual([]);
    expect([versions.size % 3, torn, faults], place).toEqual([0, [], []]);
    if (kill === KILLS) break;
    const acknowledged = await strike(started, victims[kill % 3] ?? 'both', 5 + ((kill * 37) % 60));
    ids.push(...acknowledged.ids);
    corrected.push(...acknowledged.corrected);
  }
  expect(ids.length).toBeGreaterThan(KILLS * 5);
}, 300_000);
