import { expect, test } from '@playwright/test';
import { walk } from '../bench/walk.ts';
import { Program } from './program.ts';

const program = new Program();
test.afterAll(() => program.remove());

test('eight hundred requests of every shape, as everybody and nobody, meet no fault and nothing of another house', async () => {
  test.setTimeout(420_000);
  await program.openDemonstration();
  const { byStatus, faults } = await walk(program, { requests: 800, minutes: 4, seed: 7 });
  expect(faults).toEqual([]);
  // What was refused is no error of ours.
  expect(program.said).not.toContain('"level":"error"');
  // The walk is worth something only when it gets in, writes, and is refused in each way.
  for (const status of [200, 303, 400, 401, 403, 404, 405, 415, 421, 422, 431])
    expect([status, byStatus.get(status) ?? 0]).not.toEqual([status, 0]);
});
