import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { completed } from './hand-over.mjs';
import { withLock } from './lock.mjs';
import { environment, programOf, root, say, Unable } from './surroundings.mjs';

const builds = join(root, 'build');
const KEPT = 5;
const sources = [
  'src',
  'migrations',
  'public',
  'tools/catalogue-in-step.ts',
  'tools/page-messages.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'react-router.config.ts',
  'lingui.config.ts',
];

/**
 * Builds the program when its sources changed. Each build stands in a folder of its own and `build/server`,
 * `build/client` are links to the newest: a program that is running keeps the files it was started from.
 */
export async function build(node) {
  const name = hashOfSources();
  if (isCurrent(name)) return;
  const waiting = () => say('Waiting for another process that is building …');
  await withLock(join(builds, '.lock'), waiting, async () => {
    if (isCurrent(name)) return;
    if (!isComplete(name)) await make(node, name);
    for (const part of ['server', 'client']) link(name, part);
    removeOld(name);
  });
}

/** Contents of everything that goes into the program; tests do not. */
function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of sources) for (const file of filesOf(join(root, source))) add(hash, file);
  return hash.digest('hex').slice(0, 16);
}

function add(hash, file) {
  hash.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
}

function filesOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || /\.test\.tsx?$/.test(path)) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesOf(join(path, name)));
}

function isComplete(name) {
  return existsSync(join(builds, name, 'complete'));
}

function isCurrent(name) {
  const current = join(builds, 'current');
  const isThere = isComplete(name) && existsSync(join(builds, 'server', 'index.js'));
  return isThere && existsSync(current) && readFileSync(current, 'utf8') === name;
}

async function make(node, name) {
  say('Building …');
  const folder = join(builds, name);
  rmSync(folder, { recursive: true, force: true });
  const child = spawn(node, [programOf('@react-router/dev', 'react-router'), 'build'], {
    cwd: root,
    env: environment(node, { NODE_ENV: 'production', CONSILIUM_BUILD: relative(root, folder) }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(text));
  const status = await completed(child);
  if (status === 0) {
    await compress(join(folder, 'client', 'assets'));
    writeFileSync(join(folder, 'complete'), '');
    return;
  }
  process.stderr.write(Buffer.concat(said));
  throw new Unable(`The build failed (${status}).`);
}

/** Each text file also as brotli and gzip, as small as they get: compressed once, not for every reader. */
async function compress(assets) {
  const texts = readdirSync(assets)
    .filter((it) => /\.(js|css|svg|json|map)$/.test(it))
    .map((name) => ({ at: join(assets, name), text: readFileSync(join(assets, name)) }))
    .filter(({ text }) => text.length >= 256);
  await Promise.all(
    texts.flatMap(({ at, text }) => [
      promisify(brotliCompress)(text).then((small) => writeFileSync(`${at}.br`, small)),
      promisify(gzip)(text, { level: 9 }).then((small) => writeFileSync(`${at}.gz`, small)),
    ]),
  );
}

/** A link is renamed into place, so that a reader finds the old one or the new one. */
function link(name, part) {
  const fresh = join(builds, `.${part}-${process.pid}`);
  mkdirSync(join(builds, name, part), { recursive: true });
  rmSync(fresh, { force: true });
  symlinkSync(process.platform === 'win32' ? join(builds, name, part) : join(name, part), fresh, 'junction');
  const place = join(builds, part);
  // A folder from a build made by hand, or a junction, cannot be renamed over.
  const isFolder = existsSync(place) && (process.platform === 'win32' || !isLink(place));
  if (isFolder) rmSync(place, { recursive: true, force: true });
  renameSync(fresh, place);
  if (part === 'client') writeFileSync(join(builds, 'current'), name);
}

function isLink(path) {
  return readdirSync(builds, { withFileTypes: true }).some(
    (it) => join(builds, it.name) === path && it.isSymbolicLink(),
  );
}

function removeOld(name) {
  const age = (folder) => statSync(join(builds, folder)).mtimeMs;
  const old = readdirSync(builds).filter((it) => /^[0-9a-f]{16}$/.test(it) && it !== name);
  for (const folder of old.toSorted((a, b) => age(b) - age(a)).slice(KEPT - 1))
    rmSync(join(builds, folder), { recursive: true, force: true });
}
