import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openGate } from './gate.ts';

test('one at a time, a few wait in order, more are refused, and a failure opens the gate again', async () => {
  const gate = openGate(2);
  const log: string[] = [];
  let inside = 0;
  const work = (name: string) =>
    gate.run(async () => {
      inside += 1;
      expect(inside).toBe(1);
      await pause(5);
      inside -= 1;
      log.push(name);
      if (name === 'a') throw new Error('fails');
      return name;
    });
  const all = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(work));
  expect(all.map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'rejected',
    'rejected',
  ]);
  expect(all[3]).toMatchObject({ reason: { code: 'too_many_at_once', status: 429 } });
  expect(log).toEqual(['a', 'b', 'c']);
  expect(await work('f')).toBe('f');
});

test('who is favoured still finds room when strangers have filled the queue', async () => {
  const gate = openGate(1);
  const strangers = [1, 2, 3].map(() => gate.run(() => pause(5)));
  const known = gate.run(async () => 'in', true);
  const settled = await Promise.allSettled(strangers);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(await known).toBe('in');
});
