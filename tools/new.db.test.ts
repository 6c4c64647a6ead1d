import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = process.cwd();
const copy = mkdtempSync(join(tmpdir(), 'consilium-new-'));
const left = ['node_modules', '.git', '.data', 'build', '.react-router', 'test-results'];

/** A program of the house in the copy, as somebody at a console runs it: what it says, and how it ended. */
const run = async (program: string, ...given: string[]): Promise<{ said: string; status: number }> => {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|TEST$)/.test(name));
  const tried = { CONSILIUM_TRY: 'letters.add-note meetings.add-note' };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, ...given], {
      cwd: copy,
      env: { ...Object.fromEntries(own), ...tried, NO_COLOR: '1' },
    });
    return { said: stdout + stderr, status: 0 };
  } catch (error) {
    const { stdout = '', stderr = '', code } = error as { stdout?: string; stderr?: string; code?: number };
    return { said: stdout + stderr, status: code ?? 1 };
  }
};
const skeleton = (...given: string[]) => run('tools/new.ts', ...given);
const clean = { said: '', status: 0 };

beforeAll(() => {
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => !left.includes(relative(root, path).split(/[\\/]/)[0] ?? ''),
  });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test.each([
  [['command', 'cancel-meeting'], 'write the module, a dot and a name'],
  [['command', 'meetings.CancelMeeting'], 'lower case with hyphens'],
  [['command', 'nothing.cancel-meeting'], 'There is no module nothing: make it by npm run new'],
  [['command', 'meetings.plan-meeting'], 'is there already: choose another name'],
  [['page', 'meetings.cancelled-boards'], 'A page has a title in English and in Korean'],
  [['module', 'Clinical trials'], 'a module is one word in lower case'],
  [['module', 'meetings'], 'There is a module meetings already'],
  [['table', 'meetings.room'], 'Usage: npm run new'],
])('%s is refused in one sentence', async (given, sentence) => {
  const { said, status } = await skeleton(...given);
  expect(said).toContain(sentence);
  expect(status).toBe(2);
});

test('a module, a command and a page pass every check as they are written', {
  timeout: 600_000,
}, async () => {
  expect(await skeleton('module', 'letters')).toMatchObject({ status: 0 });
  expect(await skeleton('command', 'meetings.add-note')).toMatchObject({ status: 0 });
  expect(await skeleton('page', 'letters.old-letters', 'Old letters', '지난 편지')).toMatchObject({
    status: 0,
  });
  expect(await run('tools/check-modules.ts')).toEqual(clean);
  expect(await run('node_modules/@biomejs/biome/bin/biome', 'format', '.')).toMatchObject({ status: 0 });
  expect(await run('node_modules/knip/bin/knip.js')).toEqual(clean);
  const lint = ['--type-aware', '--type-check', '--deny-warnings', '--quiet'];
  // What they made, and what names every module.
  lint.push('src/modules/letters', 'src/modules/meetings', 'src/app', 'src/routes.ts', 'src/testing');
  expect(await run('node_modules/oxlint/bin/oxlint', ...lint)).toMatchObject({ status: 0 });
  const tests = [
    'add-note.db',
    'old-letters.page',
    'every-command.db',
    'policies.db',
    'closed-tables.db',
    'schema.db',
  ];
  const tested = await run('node_modules/vitest/vitest.mjs', 'run', '--project', 'db', ...tests);
  expect(tested, tested.said).toMatchObject({ status: 0 });
  expect(tested.said).toMatch(/Test Files +7 passed/);
});
