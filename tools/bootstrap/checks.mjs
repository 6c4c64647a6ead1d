import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from './build.mjs';
import { completed } from './hand-over.mjs';
import { environment, programOf, root, Unable } from './surroundings.mjs';

const results = join(root, 'test-results');
/** Words of server code, of drizzle and of zod that must not reach a browser; the calendar library alone weighs as much as ten pages. */
const SERVER_WORDS = [
  'kernel.journal',
  'set_config',
  'consilium_app',
  'pg_catalog',
  'Temporal',
  'drizzle:entityKind',
  '_zod',
];

/** Runs every check, also after a failed one, and ends with one line: how many passed and failed. */
export async function runChecks(node) {
  const tool =
    (packageName, command, ...args) =>
    () =>
      quietly(node, [programOf(packageName, command), ...args]);
  const steps = [
    ['Format', tool('@biomejs/biome', 'biome', 'format', '.')],
    ['Route types', tool('@react-router/dev', 'react-router', 'typegen')],
    [
      'Lint, types and dead code',
      together(
        tool('oxlint', 'oxlint', '--type-aware', '--type-check', '--deny-warnings', '.'),
        tool('knip', 'knip'),
      ),
    ],
    ['Unit tests', () => vitest(node, 'unit', [])],
    ['Database tests', () => vitest(node, 'db', [])],
    ['Build', () => builds(node)],
    ['No server code in the browser', () => asOne(serverWordsInAssets())],
    ['Browser journeys', () => playwright(node)],
  ];
  const done = [];
  for (const [heading, step] of steps) done.push({ heading, ...(await timed(heading, step)) });
  return conclude(done);
}

const TYPEGEN = ['@react-router/dev', 'react-router', 'typegen'];
/** What a single script runs, one after another. */
const TOOLS = {
  format: [['@biomejs/biome', 'biome', 'format', '--write', '.']],
  lint: [TYPEGEN, ['oxlint', 'oxlint', '--type-aware', '--deny-warnings', '.']],
  types: [TYPEGEN, ['typescript', 'tsc', '--noEmit']],
};

/** Runs the tools of `format`, `lint` or `types` until one fails; returns its status. */
export async function runTools(node, name) {
  for (const [packageName, command, ...args] of TOOLS[name]) {
    const status = await run(node, [programOf(packageName, command), ...args]);
    if (status !== 0) return status;
  }
  return 0;
}

export async function runUnitTests(node, given) {
  return await run(node, [programOf('vitest', 'vitest'), 'run', '--project', 'unit', ...given]);
}

async function timed(heading, step) {
  process.stdout.write(`\n== ${heading}\n`);
  const started = Date.now();
  const counts = await step();
  process.stdout.write(`   ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  return counts;
}

function conclude(done) {
  const sum = (key) => done.reduce((total, it) => total + it[key], 0);
  const failed = done.filter((it) => it.failed > 0).map((it) => it.heading);
  process.stdout.write('\n');
  if (sum('skipped') > 0) process.stdout.write(`${sum('skipped')} skipped\n`);
  if (failed.length > 0) process.stdout.write(`Failed: ${failed.join(', ')}\n`);
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
  return failed.length === 0 ? 0 : 1;
}

/** Programs that each keep one core busy, side by side. */
function together(...tools) {
  return async () => {
    const all = await Promise.all(tools.map((tool) => tool()));
    const sum = (key) => all.reduce((total, it) => total + it[key], 0);
    return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  };
}

function asOne(status) {
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

async function vitest(node, project, given) {
  const file = reportFile(project);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = [programOf('vitest', 'vitest'), 'run', '--project', project, ...reporters, ...given];
  const status = await run(node, args);
  return counted(status, file, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(didNotLoad).length,
    skipped: report.numPendingTests + report.numTodoTests,
  }));
}

function didNotLoad(file) {
  return file.status === 'failed' && file.assertionResults.length === 0;
}

async function playwright(node) {
  const file = reportFile('browser');
  const cli = programOf('@playwright/test', 'playwright');
  const args = [cli, 'test', '--config', join('e2e', 'playwright.config.ts'), '--reporter=list,json'];
  const status = await run(node, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  return counted(status, file, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}

function reportFile(name) {
  mkdirSync(results, { recursive: true });
  const file = join(results, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/** A run that ended badly without a failed test (a file that does not load, a set-up error) counts as one failure. */
function counted(status, file, read) {
  if (!existsSync(file)) return asOne(status === 0 ? 1 : status);
  const counts = read(JSON.parse(readFileSync(file, 'utf8')));
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function builds(node) {
  try {
    await build(node);
    return asOne(0);
  } catch (error) {
    if (!(error instanceof Unable)) throw error;
    process.stdout.write(`${error.message}\n`);
    return asOne(1);
  }
}

function serverWordsInAssets() {
  const client = join(root, 'build', 'client');
  if (!existsSync(client)) return 1;
  const scripts = readdirSync(client, { recursive: true }).filter((it) => it.endsWith('.js'));
  const found = scripts.flatMap((name) => {
    const text = readFileSync(join(client, name), 'utf8');
    return SERVER_WORDS.filter((word) => text.includes(word)).map((word) => `${name} holds "${word}"`);
  });
  for (const line of found) process.stdout.write(`${line}\n`);
  return found.length;
}

async function run(node, args, changes = {}) {
  const child = spawn(node, args, { cwd: root, env: testEnvironment(node, changes), stdio: 'inherit' });
  return await completed(child);
}

/** Says what a program said in one piece, when it has ended. */
async function quietly(node, args) {
  const child = spawn(node, args, {
    cwd: root,
    env: testEnvironment(node, {}),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const status = await completed(child);
  process.stdout.write((await said).join(''));
  return asOne(status);
}

/** Tests meet no setting of the person's own installation, and above all not its database. */
function testEnvironment(node, changes) {
  const all = environment(node, { NODE_ENV: 'test', ...changes });
  const own = /^(DATABASE_URL|PORT|HOST|PG[A-Z]+|CONSILIUM_.*)$/;
  return Object.fromEntries(Object.entries(all).filter(([name]) => !own.test(name)));
}
