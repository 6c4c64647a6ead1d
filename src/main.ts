import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// What was compiled once is kept beside the build: the command line starts in two thirds of the time.
const build = join(import.meta.dirname, '..');
enableCompileCache(join(build, 'compiled'));
const { runCommandLine } = await import('./app/program/command-line.ts');

// A reader who has seen enough (| head) is no fault.
process.stdout.on('error', () => process.exit());
process.exitCode = await runCommandLine(process.argv.slice(2), join(build, 'client'));
// A reader at the other end of a pipe gets all of it; then what a library left open must not keep the program alive.
await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
process.exit();
