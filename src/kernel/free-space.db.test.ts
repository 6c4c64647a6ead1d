import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { testDatabase } from '../testing/database.ts';
import { freeMegabytes, serverFolder } from './free-space.ts';

test('what is free on a disk is known, and unknown is not zero', async () => {
  expect(await freeMegabytes(tmpdir())).toBeGreaterThan(0);
  expect(await freeMegabytes('/proc/self/there-is-none')).toBeNull();
  expect(await freeMegabytes(null)).toBeNull();
});

test('the folder of a server on this machine is known to whoever may know it', async () => {
  const folder = await serverFolder(testDatabase().owner);
  expect(folder === null || existsSync(folder)).toBe(true);
  expect(await serverFolder(testDatabase().app)).toBeNull();
});
