import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { completed } from './hand-over.mjs';
import { npmCall, withoutCallersFlags } from './install.mjs';
import { environment, root, Unable } from './surroundings.mjs';

const words = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const fromLockAlone = ['--package-lock-only', '--offline'];

/** Where a package finds another of this name: in its own folder, else in one above. */
function foundFrom(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (packages[place] !== undefined) return place;
    if (at === '') return null;
  }
}

function neededBy(found) {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = found;
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  return [...Object.keys(dependencies), ...Object.keys(optionalDependencies), ...peers];
}

/**
 * Name and version of everything this version needs to run, of all systems. npm's own --omit dev leaves out what a tool
 * of ours needs as well, React among it.
 */
function partsToRun({ packages }) {
  const reached = new Set(['']);
  for (const path of reached)
    for (const name of neededBy(packages[path])) {
      const place = foundFrom(packages, path, name);
      if (place !== null) reached.add(place);
    }
  reached.delete('');
  return new Set(
    [...reached].map((path) => `${path.split('node_modules/').at(-1)}@${packages[path].version}`),
  );
}

const readJson = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** Prints what this version is made of (CycloneDX, JSON), from the lock file alone. */
export async function printBillOfMaterials(node) {
  const [program, before, shell] = npmCall();
  const child = spawn(program, [...before, ...words, ...fromLockAlone], {
    cwd: root,
    env: withoutCallersFlags(environment(node)),
    shell,
    stdio: ['ignore', 'pipe', 2],
  });
  const text = [];
  child.stdout.on('data', (chunk) => text.push(chunk));
  const status = await completed(child);
  if (status !== 0) throw new Unable(`npm could not write the bill of materials: it ended with ${status}.`);
  const bill = JSON.parse(Buffer.concat(text).toString('utf8'));
  const parts = partsToRun(readJson('package-lock.json'));
  const own = bill.metadata.component['bom-ref'];
  bill.components = bill.components.filter(({ name, version }) => parts.has(`${name}@${version}`));
  const kept = new Set([own, ...bill.components.map((part) => part['bom-ref'])]);
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));
  // npm calls the whole after the folder it happens to lie in.
  bill.metadata.component.name = readJson('package.json').name;
  process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
  return 0;
}
