import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { commandLine, processStart } from './process-facts.ts';

test('a running process has a start and a command line, an ended one has not', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'marker']);
  const pid = child.pid ?? 0;
  const start = processStart(pid);
  expect(start).not.toBeNull();
  expect(processStart(pid)).toBe(start);
  expect(commandLine(pid)).toContain('marker');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(processStart(pid)).toBeNull();
});

test.each([0, -1, 1.5, Number.NaN, 2 ** 31])('%d is no process', (pid) => {
  expect(processStart(pid)).toBeNull();
});
