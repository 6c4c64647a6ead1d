const z = 1.959963984540054;

export type Interval = { method: 'wilson'; level: 0.95; low: number; high: number };

/** Wilson's score interval of x of n at 95 % (Wilson 1927), as shares from 0 to 1; null when n is 0. */
export const wilson = (x: number, n: number): Interval | null => {
  if (n === 0) return null;
  const middle = x + (z * z) / 2;
  const half = z * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
  const whole = n + z * z;
  // At the ends the formula gives exactly 0 and 1; in floating point nearly so.
  const low = x === 0 ? 0 : (middle - half) / whole;
  const high = x === n ? 1 : (middle + half) / whole;
  return { method: 'wilson', level: 0.95, low, high };
};
