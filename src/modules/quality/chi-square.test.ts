import { expect, test } from 'vitest';
import { chiSquareAbove } from './chi-square.ts';

test.each([
  [0, 1, 1],
  [0.5, 1, 0.4795001221869535],
  [1, 2, 0.6065306597126334],
  [10, 3, 0.01856613546304325],
  [30, 20, 0.06985366069940971],
  [3.841458820694124, 1, 0.05],
  [80, 2, 4.248354255291589e-18],
])('chi-square above %d with %d degrees of freedom is %d', (x, df, p) => {
  expect(chiSquareAbove(x, df) / p).toBeCloseTo(1, 9);
});
