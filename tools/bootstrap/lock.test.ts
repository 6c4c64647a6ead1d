import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

type WithLock = <T>(file: string, waiting: () => void, job: () => Promise<T>) => Promise<T>;

// The bootstrap is plain JavaScript and has no declarations: it runs before TypeScript is there.
const module: string = './lock.mjs';
const { withLock } = (await import(/* @vite-ignore */ module)) as { withLock: WithLock };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consilium-lock-'));
  file = join(folder, 'made', 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('jobs run one after another, and a waiting one says so once', async () => {
  let running = 0;
  let waits = 0;
  const job = async () => {
    expect(++running).toBe(1);
    await pause(50);
    running--;
  };
  await Promise.all(Array.from({ length: 3 }, () => withLock(file, () => waits++, job)));
  expect(waits).toBe(2);
  expect(existsSync(file)).toBe(false);
});

test('a failed job gives the lock back', async () => {
  const failing = withLock(
    file,
    () => {},
    () => Promise.reject(new Error('no')),
  );
  await expect(failing).rejects.toThrow('no');
  expect(existsSync(file)).toBe(false);
});

test('the lock of a killed process is taken over', async () => {
  await withLock(
    file,
    () => {},
    async () => {},
  );
  writeFileSync(file, '');
  const longAgo = Date.now() / 1000 - 60;
  utimesSync(file, longAgo, longAgo);
  expect(
    await withLock(
      file,
      () => {},
      async () => 'done',
    ),
  ).toBe('done');
});
