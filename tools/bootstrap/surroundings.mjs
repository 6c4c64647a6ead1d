import { readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** One line for the person at the console. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Something the person can put right: its message is shown without a stack. */
export class Unable extends Error {
  constructor(message, status = 1) {
    super(message);
    this.status = status;
  }
}

/** The file behind a package's command, so that no shell script of npm's stands in between. */
export function programOf(packageName, command) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** The environment for our programs: the pinned Node and the project's own commands come first. */
export function environment(node, changes = {}) {
  const first = [dirname(node), join(root, 'node_modules', '.bin')];
  // Windows spells it "Path"; two spellings in one environment would be a toss-up.
  const { PATH = '', Path = PATH, ...others } = process.env;
  const callersFolder = process.env.INIT_CWD ?? process.cwd();
  return { ...others, INIT_CWD: callersFolder, PATH: [...first, Path].join(delimiter), ...changes };
}
