import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { HolderKind } from '../kernel/cluster/decision.ts';

type Message = Record<string, unknown>;

/** Another process that opens a data folder, to be asked, ended or killed by a test. */
export type HeldProcess = {
  readonly pid: number;
  /** The first message that has this key. */
  readonly says: (key: string) => Promise<Message>;
  readonly exitCode: () => Promise<number | null>;
  readonly end: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

export function holdCluster(folder: string, kind: HolderKind, purpose: string): HeldProcess {
  const program = fileURLToPath(new URL('hold-cluster.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder, kind, purpose], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const said: Message[] = [];
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(JSON.parse(line) as Message);
    for (const listener of listeners) listener();
  });
  const says = (key: string) =>
    new Promise<Message>((done) => {
      const look = () => {
        const message = said.find((it) => key in it);
        if (message !== undefined) done(message);
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
    says,
    exitCode: async () => ((await exited) as [number | null])[0],
    end: () => finish(() => child.stdin.end()),
    kill: () => finish(() => child.kill('SIGKILL')),
  };
}
