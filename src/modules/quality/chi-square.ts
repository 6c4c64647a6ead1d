/** Of ln Γ, Lanczos with g = 7 and nine terms. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/** Natural logarithm of Γ(x) for x ≥ 0.5. */
const lnGamma = (x: number): number => {
  const at = x - 1;
  const t = at + 7.5;
  const [first, ...rest] = lanczos;
  const series = rest.reduce((sum, term, index) => sum + term / (at + index + 1), first as number);
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(series);
};

/** Lower regularised incomplete gamma by its series, for x < a + 1. */
const lowerSeries = (a: number, x: number): number => {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; Math.abs(term) > Math.abs(sum) * 1e-16; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(-x + a * Math.log(x) - lnGamma(a));
};

/** Upper regularised incomplete gamma by its continued fraction (Lentz), for x ≥ a + 1. */
const upperFraction = (a: number, x: number): number => {
  let b = x + 1 - a;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let value = d;
  for (let n = 1, change = 0; Math.abs(change - 1) > 1e-15 && n < 1000; n += 1) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    change = d * c;
    value *= change;
  }
  return value * Math.exp(-x + a * Math.log(x) - lnGamma(a));
};

/** The probability that chi-square with so many degrees of freedom (whole, 1 or more) is at least x (≥ 0). */
export const chiSquareAbove = (x: number, df: number): number => {
  if (x === 0) return 1;
  const [a, half] = [df / 2, x / 2];
  return half < a + 1 ? 1 - lowerSeries(a, half) : upperFraction(a, half);
};
