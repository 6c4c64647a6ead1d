import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bundle = join(root, 'build', 'server', 'index.js');

/** The environment without what the caller set for a program of ours. */
export const plainEnvironment = (changes: Readonly<Record<string, string>>): NodeJS.ProcessEnv => {
  const ours =
    /^(DATABASE_URL|PORT|HOST|NODE_ENV|NODE_OPTIONS|INIT_CWD|CONSILIUM_.*|npm_(lifecycle|package|execpath|node_execpath|command).*)$/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(kept), ...changes };
};

/** A number of kilobytes from a file under /proc, in megabytes; null where there is no such file. */
export const megabytes = (file: string, name: string): number | null => {
  try {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(readFileSync(file, 'utf8'));
    return found ? Number(found[1]) / 1024 : null;
  } catch {
    return null;
  }
};

export type Run = { seconds: number; peakMegabytes: number; document: unknown };

/** Runs the command line of the bundle to its end; the greatest memory it had is looked up seldom: fifty looks a second took a tenth of an import. */
export const runProgram = async (
  dataFolder: string,
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<Run> => {
  const started = performance.now();
  const child = spawn(process.execPath, [bundle, ...words, '--json'], {
    cwd: root,
    env: plainEnvironment({ CONSILIUM_DATA: dataFolder, NODE_ENV: 'production', ...settings }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => child.kill();
  process.once('exit', end);
  let peak = 0;
  const look = setInterval(() => {
    peak = megabytes(`/proc/${child.pid}/status`, 'VmHWM') ?? peak;
  }, 250);
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const status = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  clearInterval(look);
  process.removeListener('exit', end);
  if (status !== 0) throw new Error(`consilium ${words.join(' ')} ended with ${status}: ${said.slice(-800)}`);
  return { seconds: (performance.now() - started) / 1000, peakMegabytes: peak, document: JSON.parse(said) };
};
