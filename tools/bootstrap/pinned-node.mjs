import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, Unable } from './surroundings.mjs';

/** The Node our programs run on: the one installed with the packages, else the running one when it is 24. */
export function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(root, 'node_modules', `node-${system}-${process.arch}`, 'bin', program);
  if (existsSync(pinned)) return pinned;
  if (process.versions.node.startsWith('24.')) return process.execPath;
  throw new Unable(
    `Consilium runs on Node 24, and npm has no package of it for ${process.platform} ${process.arch}: ` +
      `install Node 24 and start again (this is Node ${process.versions.node}).`,
  );
}
