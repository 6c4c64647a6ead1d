import { Client } from 'pg';
import { expect, test } from 'vitest';
import { scratchDatabase } from '../testing/scratch-database.ts';
import { takeTurn } from './migrate.ts';

test('who waits for another program’s migration says so once, after two seconds, and goes on when that ends', async () => {
  const { owner, drop } = await scratchDatabase('bare');
  const [first, second] = [new Client(owner), new Client(owner)];
  try {
    await Promise.all([first.connect(), second.connect()]);
    const told: string[] = [];
    const tell = (message: string) => void told.push(message);
    await takeTurn(first, tell);
    let isOver = false;
    const waiting = takeTurn(second, tell).then(() => (isOver = true));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect([told, isOver]).toEqual([[], false]);
    await expect.poll(() => told, { timeout: 10_000 }).toEqual([expect.stringContaining('another program')]);
    expect(isOver).toBe(false);
    await first.end();
    await waiting;
    await new Promise((resolve) => setTimeout(resolve, 2500));
    expect(told).toHaveLength(1);
  } finally {
    await second.end();
    await drop();
  }
});
