import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { appPassword } from '../kernel/app-password.ts';
import type { Fault } from '../kernel/audit/fault.ts';
import { verifyAudit } from '../kernel/audit/verify.ts';
import { openCluster } from '../kernel/cluster/cluster.ts';
import { readHolder } from '../kernel/cluster/holder.ts';
import { runningPostmaster } from '../kernel/cluster/postmaster.ts';
import { processStart } from '../kernel/cluster/process-facts.ts';
import { houseOf } from '../kernel/derivation.ts';
import { openDatabase, withScope } from '../kernel/scope.ts';
import { type HeldProcess, holdProcess } from './held-process.ts';

const victims = ['server', 'database', 'both'] as const;

/** What a program that was killed had acknowledged, by kind. */
type Acknowledged = { ids: string[]; corrected: string[]; shown: string[] };

/** What is found after a kill; everything but the counts should be empty. */
export type AfterKill = {
  readonly kill: number;
  /** Rows, corrections and showings that had been acknowledged, in all. */
  readonly acknowledged: number;
  readonly lost: readonly string[];
  /** Entries that hold a part of a command. */
  readonly torn: readonly string[];
  readonly faults: readonly Fault[];
};

const until = async (is: () => boolean, what: string): Promise<void> => {
  const end = performance.now() + 30_000;
  while (!is()) {
    if (performance.now() > end) throw new Error(`waited half a minute for ${what}`);
    await pause(2);
  }
};

const gone = async (pid: number, signal: NodeJS.Signals | 0 = 0): Promise<void> => {
  if (pid === 0 || processStart(pid) === null) return;
  process.kill(pid, signal);
  await until(() => processStart(pid) === null, 'the end of a process');
};

const postmasterOf = (folder: string) => runningPostmaster(join(folder, 'pg18')) ?? 0;

/** Kills in the middle of writes and gives what had been acknowledged until then. */
const strike = async (folder: string, held: HeldProcess, kill: number): Promise<Acknowledged> => {
  const victim = victims[kill % victims.length] ?? 'both';
  const after = 5 + ((kill * 37) % 60);
  held.tell('go');
  await until(() => held.said.length > after, 'writes');
  const postmaster = postmasterOf(folder);
  if (victim !== 'server') process.kill(postmaster, 'SIGKILL');
  if (victim !== 'database') process.kill(held.pid, 'SIGKILL');
  await held.exitCode();
  if (victim !== 'server') await gone(postmaster);
  const said = (kind: keyof Acknowledged) =>
    held.said.flatMap((message) => (message[kind] as string[] | undefined) ?? []);
  return { ids: said('ids'), corrected: said('corrected'), shown: said('shown') };
};

/** What the recovered database lacks or holds by halves, asked of the server that has just started on it. */
const judge = async (
  folder: string,
  ownerId: string,
  kill: number,
  all: Acknowledged,
): Promise<AfterKill> => {
  const cluster = await openCluster({ dataFolder: folder, kind: 'command', purpose: 'test', log: () => {} });
  const password = appPassword(cluster.password);
  const database = openDatabase({ ...cluster.ownerUrl(), user: 'consilium_app', password }, houseOf([]), 1);
  try {
    const { versions, shown, torn } = await withScope(database, [ownerId], async (tx) => {
      const rows = await tx.execute<{ id: string; version: number }>(
        sql`select id, version from quality.statement`,
      );
      const showings = await tx.execute<{ id: string }>(
        sql`select jsonb_array_elements_text(subjects) as id from kernel.showing`,
      );
      const parts = await tx.execute<{ seq: string }>(sql`select j.seq from kernel.journal j
        where j.change_count <> case j.command when 'quality.record-statements' then 3
          when 'kernel.seal-showings' then 0 else 1 end`);
      return {
        versions: new Map(rows.rows.map((row) => [row.id, row.version])),
        shown: new Set(showings.rows.map(({ id }) => id)),
        torn: parts.rows.map(({ seq }) => seq),
      };
    });
    const lost = [
      ...all.ids.filter((id) => !versions.has(id)),
      ...all.corrected.filter((id) => versions.get(id) !== 2),
      ...all.shown.filter((id) => !shown.has(id)),
    ];
    const { faults } = await verifyAudit(database, [ownerId]);
    const halves = versions.size % 3 === 0 ? [] : ['rows'];
    return {
      kill,
      acknowledged: all.ids.length + all.corrected.length + all.shown.length,
      lost,
      torn: [...torn, ...halves],
      faults,
    };
  } finally {
    await database.close();
    await cluster.stop();
  }
};

/**
 * Kills a writing program, its PostgreSQL or both, in turn, `kills` times on one data folder of its own. Says after each
 * start what is missing of all that was acknowledged before; the folder and what runs on it are gone afterwards.
 */
export async function* killsOf(kills: number): AsyncGenerator<AfterKill> {
  // Not named like the folders of test runs: another run clears those away whose holder is dead.
  const folder = mkdtempSync(join(tmpdir(), 'consilium-kills-'));
  const ownerId = randomUUID();
  const all: Acknowledged = { ids: [], corrected: [], shown: [] };
  let writer: HeldProcess | undefined;
  try {
    for (let kill = 0; kill <= kills; kill += 1) {
      writer = holdProcess('write-until-killed.ts', [folder, ownerId]);
      await writer.says('ready');
      yield await judge(folder, ownerId, kill, all);
      if (kill === kills) break;
      const { ids, corrected, shown } = await strike(folder, writer, kill);
      all.ids.push(...ids);
      all.corrected.push(...corrected);
      all.shown.push(...shown);
    }
  } finally {
    await writer?.kill();
    await gone(postmasterOf(folder), 'SIGTERM');
    const holder = readHolder(folder);
    const sockets = holder === null || holder === 'unreadable' ? [] : [holder.socketFolder];
    for (const left of [...sockets, folder]) rmSync(left, { recursive: true, force: true });
  }
}
