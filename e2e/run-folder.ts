import { rmSync } from 'node:fs';
import { runFolder, temporaryFolder } from './program.ts';

/** A folder for what the files of one run share, removed at its end. */
const setUp = (): (() => void) => {
  const folder = temporaryFolder();
  process.env[runFolder] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};
export default setUp;
