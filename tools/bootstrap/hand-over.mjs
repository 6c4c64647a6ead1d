import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { environment, root, Unable } from './surroundings.mjs';

/** Read at once: when npm is killed while we install, the change must still be seen. */
const parent = process.ppid;
const LOOK_MS = 300;
const PATIENCE_MS = 10_000;

/** Runs one of our programs in our place and gives its exit status. */
export async function handOver(node, args, changes) {
  const child = spawn(node, args, {
    cwd: root,
    env: environment(node, changes),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  return (await whileWatched(child)).status;
}

/** Runs one of our steps to its end; nothing comes after it when we are told to stop. */
export async function completed(child) {
  const { status, stopped } = await whileWatched(child);
  if (stopped) throw new Unable('Stopped.', 130);
  return status;
}

/**
 * Waits for a child and gives its exit status and whether it was asked to stop. The child is asked to stop when we are told to, and when the npm
 * that started us is gone: a TERM to npm ends npm and its shell but reaches nobody below. Our programs stop when
 * the channel to us closes, which covers our own sudden end too; other programs get a TERM.
 */
function whileWatched(child) {
  let stopped = false;
  const ask = () => {
    if (!stopped) stop(child);
    stopped = true;
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, ask);
  const startedByNpm = process.env.npm_lifecycle_event !== undefined;
  const look = setInterval(() => startedByNpm && process.ppid !== parent && ask(), LOOK_MS);
  return new Promise((done, fail) => {
    child.once('error', (error) => fail(new Unable(`Could not start ${child.spawnfile}: ${error.code}.`)));
    child.once('exit', (code, signal) =>
      done({ status: code ?? 128 + (constants.signals[signal] ?? 0), stopped }),
    );
  }).finally(() => {
    clearInterval(look);
    for (const signal of signals) process.removeListener(signal, ask);
  });
}

function stop(child) {
  if (!child.connected) {
    child.kill('SIGTERM');
    return;
  }
  child.disconnect();
  setTimeout(() => child.kill('SIGTERM'), PATIENCE_MS).unref();
}
