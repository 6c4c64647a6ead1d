import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completed } from './hand-over.mjs';
import { withLock } from './lock.mjs';
import { root, say, Unable } from './surroundings.mjs';

const modules = join(root, 'node_modules');
const stamp = join(modules, '.consilium-installed');

// `npm ci` refuses the lock file where a registry lacks another platform's binaries; a host's
// NODE_ENV=production must not leave the build tools out.
const flags = [
  '--no-save',
  '--ignore-scripts',
  '--include=dev',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/** Installs the packages when what is installed is not what package.json and its lock file ask for. */
export async function install() {
  if (isInstalled()) return;
  const waiting = () => say('Waiting for another process that is installing the packages …');
  await withLock(join(modules, '.consilium-installing'), waiting, async () => {
    if (isInstalled()) return;
    say('Installing the packages (once, about half a minute) …');
    const asked = hashOfManifests();
    const status = await completed(startNpm());
    if (status !== 0) throw new Unable(`The packages could not be installed: npm ended with ${status}.`);
    writeFileSync(stamp, asked);
  });
}

function hashOfManifests() {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, name)));
  return hash.digest('hex');
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfManifests();
}

/** How npm is called: its program, what comes before its words, and whether a shell must find it. */
export function npmCall() {
  const inherited = process.env.npm_execpath ?? '';
  const byNode = inherited.endsWith('npm-cli.js');
  const [program, before] = byNode ? [process.execPath, [inherited]] : ['npm', []];
  return [program, before, !byNode && process.platform === 'win32'];
}

function startNpm() {
  const [program, before, shell] = npmCall();
  return spawn(program, [...before, 'install', ...flags], {
    cwd: root,
    env: withoutCallersFlags(process.env),
    shell,
    stdio: ['ignore', 2, 2],
  });
}

/** `npm run --dry-run consilium` and its like set npm's options for every npm below; they were not meant for us. */
export function withoutCallersFlags(given) {
  const meant =
    /^npm_config_(dry_run|json|global|location|omit|only|production|workspaces?|package_lock_only)$/i;
  return Object.fromEntries(Object.entries(given).filter(([name]) => !meant.test(name)));
}
