import { expect, test } from 'vitest';
import { killsOf } from '../testing/kills.ts';

const KILLS = 4;

test(`${KILLS} kills in the middle of writes: each time the next start recovers, and no row, correction or showing that was acknowledged is lost`, async () => {
  let acknowledged = 0;
  for await (const found of killsOf(KILLS)) {
    const { kill, lost, torn, faults } = found;
    expect({ lost: lost.slice(0, 3), torn, faults }, `after ${kill} kills`).toEqual({
      lost: [],
      torn: [],
      faults: [],
    });
    acknowledged = found.acknowledged;
  }
  expect(acknowledged).toBeGreaterThan(KILLS * 5);
}, 400_000);
