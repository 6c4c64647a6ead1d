import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When a process started, as an opaque text that tells a reused process number apart; null when no such
 * process runs. A zombie counts as ended: it holds nothing any more.
 */
export function processStart(pid: number): string | null {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === 'linux') return linuxStart(pid);
  if (process.platform === 'win32') return answersSignal(pid) ? 'running' : null;
  const [state = '', ...start] = askPs(pid, 'stat=,lstart=').trim().split(/\s+/);
  return state === '' || state.startsWith('Z') ? null : start.join(' ');
}

/** The command line of a running process, '' when it cannot be read. */
export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return askPs(pid, 'command=').trim();
  return readOr(`/proc/${pid}/cmdline`, '').replaceAll('\0', ' ').trim();
}

function linuxStart(pid: number): string | null {
  const stat = readOr(`/proc/${pid}/stat`, '');
  // The second field is the program's name in brackets and may hold spaces and brackets itself.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  if (ticks === undefined || state === 'Z' || state === 'X') return null;
  return `${readOr('/proc/sys/kernel/random/boot_id', '').trim()}:${ticks}`;
}

function answersSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function askPs(pid: number, columns: string): string {
  return spawnSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
