// The bootstrap of every script: node tools/run.mjs start|dev|consilium|bench|new|test|test:unit|format|lint|types|sbom [arguments]
// Plain JavaScript for any Node >= 20: it runs before anything is installed. It talks on standard error only.
import { join } from 'node:path';
import { build } from './bootstrap/build.mjs';
import { handOver } from './bootstrap/hand-over.mjs';
import { install } from './bootstrap/install.mjs';
import { pinnedNode } from './bootstrap/pinned-node.mjs';
import { root, say, Unable } from './bootstrap/surroundings.mjs';

const server = join(root, 'build', 'server', 'index.js');
const production = { NODE_ENV: 'production' };

const scripts = {
  start: { build: true, program: server, before: ['serve'], env: production },
  consilium: { build: true, program: server, before: [], env: production },
  bench: { build: true, program: join(root, 'bench', 'run.ts'), before: [], env: production },
  new: { build: false, program: join(root, 'tools', 'new.ts'), before: [], env: {} },
  dev: { build: false, program: join(root, 'tools', 'dev.ts'), before: [], env: { NODE_ENV: 'development' } },
};

async function main([name = '', ...given]) {
  const known = [...Object.keys(scripts), 'test', 'test:unit', 'format', 'lint', 'types', 'sbom'];
  if (!known.includes(name)) throw new Unable(`Usage: node tools/run.mjs ${known.join('|')} [arguments]`, 2);
  await install();
  const node = pinnedNode();
  if (name === 'test' || name === 'test:unit') {
    const { runChecks, runUnitTests } = await import('./bootstrap/checks.mjs');
    return name === 'test' ? await runChecks(node) : await runUnitTests(node, given);
  }
  if (name === 'sbom') return (await import('./bootstrap/sbom.mjs')).printBillOfMaterials(node);
  const script = scripts[name];
  if (script === undefined) return (await import('./bootstrap/checks.mjs')).runTools(node, name);
  if (script.build) await build(node);
  return await handOver(node, [script.program, ...script.before, ...given], script.env);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unable)) throw error;
  say(error.message);
  process.exitCode = error.status;
}
