import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './measured.ts';
import manifest from './package.json' with { type: 'json' };

const here = import.meta.dirname;

const installed = (name: string): string | null => {
  const file = join(here, 'node_modules', name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null;
};

/**
 * A package that benchmarks compare with, in its pinned version. It is no part of the program: the first benchmark that
 * needs it installs it in this folder.
 */
export const peerPackage = async (
  name: keyof typeof manifest.dependencies,
): Promise<{ module: unknown; version: string }> => {
  const version = manifest.dependencies[name];
  if (installed(name) !== version) {
    say(`installing ${name} for the comparison (once)`);
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const done = spawnSync('npm', args, { cwd: here, stdio: ['ignore', 2, 2] });
    if (done.status !== 0) throw new Error(`${name} could not be installed.`);
  }
  return { module: await import(name), version };
};
