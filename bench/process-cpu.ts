import { readdirSync, readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** The numbers of /proc/PID/stat after the process's name; null when it has ended meanwhile. */
const statOf = (pid: number): number[] | null => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) \S /, '')
      .split(' ')
      .map(Number);
  } catch {
    return null;
  }
};

const milliseconds = (ticks: readonly (number | undefined)[]): number =>
  (ticks.reduce<number>((sum, tick) => sum + (tick ?? 0), 0) / ticksPerSecond) * 1000;

/** Milliseconds of CPU that the PostgreSQL server of this backend has used so far, ended workers included. */
export const databaseCpu = (backend: number): number => {
  const postmaster = statOf(backend)?.[0] ?? 0;
  const running = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statOf(Number(name))] : []));
  const children = running.filter((stat) => stat?.[0] === postmaster);
  return (
    milliseconds(children.flatMap((stat) => [stat?.[10], stat?.[11]])) +
    milliseconds(statOf(postmaster)?.slice(10, 14) ?? [])
  );
};
