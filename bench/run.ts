/**
 * `npm run -s bench -- NAME [--json]`: measures, and prints a table or one JSON document. `walk` takes `--requests N`
 * and `--minutes N`, whichever ends it first; `kills` takes `--kills N`.
 */
import { parseArgs } from 'node:util';
import { onLauncherGone } from '../src/kernel/launcher.ts';
import { asTable, type Report, say } from './measured.ts';

const { values: given, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    requests: { type: 'string', default: '100000' },
    minutes: { type: 'string', default: '90' },
    kills: { type: 'string', default: '200' },
  },
});
const walkOptions = () => ({ requests: Number(given.requests), minutes: Number(given.minutes), seed: 1 });

const benches: Record<string, () => Promise<Report>> = {
  scorecard: async () => (await import('./scorecard.ts')).scorecard(),
  import: async () => (await import('./import.ts')).importTable(),
  audit: async () => (await import('./audit.ts')).auditBench(),
  pages: async () => (await import('./pages.ts')).pages(),
  course: async () => (await import('./course.ts')).course(),
  lists: async () => (await import('./lists.ts')).lists(),
  live: async () => (await import('./live.ts')).live(),
  backup: async () => (await import('./backup.ts')).backupBench(),
  walk: async () => (await import('./walk.ts')).walkBench(walkOptions()),
  kills: async () => (await import('./kills.ts')).kills(Number(given.kills)),
  away: async () => (await import('./away.ts')).away(),
  setup: async () => (await import('./setup.ts')).setup(),
  nobody: async () => (await import('./nobody.ts')).nobody(),
  ports: async () => (await import('./ports.ts')).ports(),
  signin: async () => (await import('./sign-in.ts')).signInBench(),
};

const bench = benches[names[0] ?? ''];
// What is open cleans up behind itself when the process exits, so that a benchmark broken off leaves nothing.
const breakOff = () => process.exit(130);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, breakOff);
onLauncherGone(breakOff);
if (names.length !== 1 || bench === undefined) {
  say(
    `Usage: npm run -s bench -- ${Object.keys(benches).join('|')} [--json] [--requests N] [--minutes N] [--kills N]`,
  );
  process.exitCode = 2;
} else {
  const report = await bench();
  process.stdout.write(`${given.json ? JSON.stringify(report, null, 2) : asTable(report)}\n`);
}
