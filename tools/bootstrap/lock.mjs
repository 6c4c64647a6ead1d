import { closeSync, mkdirSync, openSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const BEAT_MS = 1000;
const DEAD_AFTER_MS = 15_000;

/**
 * Runs one job at a time for a lock file. Its holder touches the file every second; a lock that has stood still
 * for 15 seconds belongs to a killed process and is taken over.
 */
export async function withLock(file, waiting, job) {
  mkdirSync(dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    if (!told) waiting();
    told = true;
    await pause(200);
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  try {
    return await job();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

function take(file) {
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  if (age > DEAD_AFTER_MS) rmSync(file, { force: true });
  try {
    closeSync(openSync(file, 'wx'));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function touch(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Somebody cleared the folder away while we work in it: the job itself will say so.
  }
}
