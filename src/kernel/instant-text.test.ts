import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { instantText } from './instant-text.ts';

const nanoseconds = fc.bigInt({ min: -3_000_000_000_000_000_000n, max: 7_000_000_000_000_000_000n });
const written = fc
  .tuple(nanoseconds, fc.constantFrom('+00:00', '+09:00', '-03:30', 'UTC'))
  .map(([since, zone]) => {
    const instant = Temporal.Instant.fromEpochNanoseconds(since);
    const text = zone === 'UTC' ? instant.toString() : instant.toString({ timeZone: zone });
    return { instant, text };
  });

test('instants compare as text as they compare in time, whatever their offset and fraction', () => {
  fc.assert(
    fc.property(written, written, (a, b) => {
      const [left, right] = [instantText(a.text), instantText(b.text)];
      expect(Math.sign(left < right ? -1 : left > right ? 1 : 0)).toBe(
        Temporal.Instant.compare(a.instant, b.instant),
      );
      expect(Temporal.Instant.from(left).equals(a.instant)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});

test('the database’s own form is read too', () => {
  expect(instantText('2026-11-21 07:30:00+00')).toBe('2026-11-21T07:30:00.000000000Z');
  expect(instantText('2026-11-21 07:30:00.5+09')).toBe('2026-11-20T22:30:00.500000000Z');
});
