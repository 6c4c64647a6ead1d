import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { HolderKind } from '../kernel/cluster/decision.ts';

type Message = Record<string, unknown>;

/** Another process that tests ask, end or kill; it speaks one JSON document a line. */
export type HeldProcess = {
  readonly pid: number;
  /** Everything it said so far. */
  readonly said: readonly Message[];
  /** The first message that has this key. Fails when the process ends without having said it. */
  readonly says: (key: string) => Promise<Message>;
  readonly tell: (line: string) => void;
  readonly exitCode: () => Promise<number | null>;
  readonly end: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

/** Starts one of the programs of this folder. */
export function holdProcess(
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): HeldProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const exited = once(child, 'exit');
  const said: Message[] = [];
  const listeners = new Set<() => void>();
  const lines = createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(JSON.parse(line) as Message);
    for (const listener of listeners) listener();
  });
  let silent = false;
  lines.once('close', () => {
    silent = true;
    for (const listener of listeners) listener();
  });
  // A process that was killed takes no more input.
  child.stdin.on('error', () => {});
  const says = (key: string) =>
    new Promise<Message>((done, fail) => {
      const look = () => {
        const message = said.find((it) => key in it);
        if (message !== undefined) done(message);
        else if (silent) fail(new Error(`${program} ended without saying "${key}"`));
      };
      listeners.add(look);
      look();
    });
  const finish = async (act: () => void) => {
    act();
    await exited;
  };
  return {
    pid: child.pid ?? 0,
    said,
    says,
    tell: (line) => void child.stdin.write(`${line}\n`),
    exitCode: async () => ((await exited) as [number | null])[0],
    end: () => finish(() => child.stdin.end()),
    kill: () => finish(() => child.kill('SIGKILL')),
  };
}

/** A process that opens a data folder and holds it. */
export const holdCluster = (folder: string, kind: HolderKind, purpose: string): HeldProcess =>
  holdProcess('hold-cluster.ts', [folder, kind, purpose]);
