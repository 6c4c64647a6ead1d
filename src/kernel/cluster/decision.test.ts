import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideHolding, type HolderKind, type HoldingFacts, PATIENCE_MS } from './decision.ts';

const kind = fc.constantFrom<HolderKind>('serve', 'command', 'dev', 'test');
const facts = fc.record<HoldingFacts>({
  wanting: kind,
  holder: fc.option(fc.record({ kind, alive: fc.boolean() })),
  postmasterAlive: fc.boolean(),
  waitedMs: fc.nat(2 * PATIENCE_MS),
});
const alive = (holder: HolderKind) => ({ holder: { kind: holder, alive: true }, postmasterAlive: true });

describe('who may use a data folder', () => {
  test.each([
    ['serve', 'command', 0, 'attach'],
    ['dev', 'command', 0, 'attach'],
    ['serve', 'serve', 0, 'refuse'],
    ['serve', 'dev', 0, 'refuse'],
    ['dev', 'serve', 0, 'refuse'],
    ['command', 'command', 0, 'wait'],
    ['command', 'serve', PATIENCE_MS - 1, 'wait'],
    ['command', 'serve', PATIENCE_MS, 'refuse'],
    ['test', 'command', PATIENCE_MS + 1, 'refuse'],
  ] as const)('%s holds, %s comes and has waited %i ms: %s', (holder, wanting, waitedMs, expected) => {
    expect(decideHolding({ ...alive(holder), wanting, waitedMs })).toBe(expected);
  });

  test('a PostgreSQL is stopped exactly when its holder is dead', () => {
    fc.assert(
      fc.property(facts, (it) => {
        expect(decideHolding(it) === 'recover').toBe(it.holder !== null && !it.holder.alive);
      }),
    );
  });

  test('a folder is free only when nobody holds it and no PostgreSQL runs on it', () => {
    fc.assert(
      fc.property(facts, (it) => {
        expect(decideHolding(it) === 'free').toBe(it.holder === null && !it.postmasterAlive);
      }),
    );
  });

  test('nobody waits for longer than the patience', () => {
    fc.assert(
      fc.property(facts, (it) => {
        if (it.waitedMs >= PATIENCE_MS) expect(decideHolding(it)).not.toBe('wait');
      }),
    );
  });
});
