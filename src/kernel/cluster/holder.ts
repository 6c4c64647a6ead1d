import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HolderKind } from './decision.ts';
import { processStart } from './process-facts.ts';

/** Who holds a data folder: the one process that started its PostgreSQL. */
export type Holder = {
  readonly id: string;
  readonly pid: number;
  /** Start of the process, so that a reused process number is recognised. */
  readonly startedAt: string;
  readonly kind: HolderKind;
  readonly purpose: string;
  readonly socketFolder: string;
};

export function thisProcess(kind: HolderKind, purpose: string, socketFolder: string): Holder {
  const startedAt = processStart(process.pid) ?? 'unknown';
  return { id: randomUUID(), pid: process.pid, startedAt, kind, purpose, socketFolder };
}

/** The holder written in a data folder; null when there is none, 'unreadable' when the file says nothing usable. */
export function readHolder(dataFolder: string): Holder | 'unreadable' | null {
  return readRecord(holderFile(dataFolder));
}

export function isAlive(holder: Holder): boolean {
  return processStart(holder.pid) === holder.startedAt;
}

/** Takes a free data folder; false when somebody else was faster. */
export function claim(dataFolder: string, holder: Holder): boolean {
  return createExclusively(dataFolder, holderFile(dataFolder), holder);
}

/**
 * Replaces a dead holder; false when somebody else did. A claim file lets one successor through, and that
 * one looks again at whom it replaces, so that a quicker successor is never overwritten.
 */
export function succeed(dataFolder: string, dead: Holder | 'unreadable', holder: Holder): boolean {
  const claimFile = join(dataFolder, 'holder.claim');
  const claimant = readRecord(claimFile);
  if (claimant === 'unreadable' || (claimant !== null && !isAlive(claimant)))
    rmSync(claimFile, { force: true });
  if (!createExclusively(dataFolder, claimFile, holder)) return false;
  try {
    if (identity(readHolder(dataFolder)) !== identity(dead)) return false;
    const fresh = join(dataFolder, `holder.${holder.id}`);
    writeRecord(fresh, holder);
    renameSync(fresh, holderFile(dataFolder));
    return true;
  } finally {
    rmSync(claimFile, { force: true });
  }
}

/** Gives the data folder back, unless somebody else holds it by now. */
export function release(dataFolder: string, holder: Holder): void {
  if (identity(readHolder(dataFolder)) === holder.id) rmSync(holderFile(dataFolder), { force: true });
}

function holderFile(dataFolder: string): string {
  return join(dataFolder, 'holder.json');
}

function identity(holder: Holder | 'unreadable' | null): string | null {
  return holder === null || holder === 'unreadable' ? holder : holder.id;
}

function readRecord(file: string): Holder | 'unreadable' | null {
  try {
    const record: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(record) ? record : 'unreadable';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable';
  }
}

function isHolder(record: unknown): record is Holder {
  if (typeof record !== 'object' || record === null) return false;
  const { id, pid, startedAt, kind, socketFolder } = record as Record<string, unknown>;
  return typeof pid === 'number' && [id, startedAt, kind, socketFolder].every((it) => typeof it === 'string');
}

/** A hard link appears with its whole content or not at all, so no reader ever meets half a record. */
function createExclusively(dataFolder: string, file: string, holder: Holder): boolean {
  const fresh = join(dataFolder, `holder.${randomUUID()}`);
  writeRecord(fresh, holder);
  try {
    linkSync(fresh, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

function writeRecord(file: string, holder: Holder): void {
  writeFileSync(file, `${JSON.stringify(holder, null, 2)}\n`, { mode: 0o644 });
}
