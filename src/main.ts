import { runCommandLine } from './app/program/command-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2));
// What a library left open must not keep a finished program alive.
process.exit();
