/** `npm run -s bench -- NAME [--json]`: measures, and prints a table or one JSON document. */
import { onLauncherGone } from '../src/kernel/launcher.ts';
import { asTable, type Report, say } from './measured.ts';

const benches: Record<string, () => Promise<Report>> = {
  scorecard: async () => (await import('./scorecard.ts')).scorecard(),
  import: async () => (await import('./import.ts')).importTable(),
  pages: async () => (await import('./pages.ts')).pages(),
  setup: async () => (await import('./setup.ts')).setup(),
};

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const bench = benches[names[0] ?? ''];
const known = words.every((word) => word === '--json' || names.includes(word));
// What is open cleans up behind itself when the process exits, so that a benchmark broken off leaves nothing.
const breakOff = () => process.exit(130);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, breakOff);
onLauncherGone(breakOff);
if (names.length !== 1 || !known || bench === undefined) {
  say(`Usage: npm run -s bench -- ${Object.keys(benches).join('|')} [--json]`);
  process.exitCode = 2;
} else {
  const report = await bench();
  process.stdout.write(`${words.includes('--json') ? JSON.stringify(report, null, 2) : asTable(report)}\n`);
}
