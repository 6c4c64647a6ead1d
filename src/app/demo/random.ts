/** Seeded draws; the same seed gives the same sequence on every machine. Not for secrets. */
export type Random = {
  /** In [0, 1). */
  readonly uniform: () => number;
  readonly between: (low: number, high: number) => number;
  /** Whole number, both ends included. */
  readonly whole: (low: number, high: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly normal: (mean: number, deviation: number) => number;
  /** `deviation` is that of the logarithm. */
  readonly lognormal: (median: number, deviation: number) => number;
  /** Survival exp(-(t / scale)^shape). */
  readonly weibull: (shape: number, scale: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** A key with the chance of its weight. */
  readonly weighted: <K extends string>(weights: Readonly<Partial<Record<K, number>>>) => K;
  readonly shuffled: <T>(list: readonly T[]) => T[];
  /** An independent sequence of its own, so that a draw added here moves nothing there. */
  readonly fork: (name: string) => Random;
};

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** FNV-1a, 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

/** splitmix32, to spread a seed over the state. */
const spreader = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
};

/** xoshiro128** (Blackman and Vigna). */
const source = (seed: string): (() => number) => {
  const next = spreader(hashOf(seed));
  let [a, b, c, d] = [next(), next(), next(), next()];
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
};

const at = <T>(list: readonly T[], index: number): T => {
  if (index < 0 || index >= list.length) throw new RangeError('draw_from_empty');
  return list[index] as T;
};

/** Draws seeded by any text. */
export const randomOf = (seed: string): Random => {
  const bits = source(seed);
  const uniform = (): number => bits() / 0x1_0000_0000;
  const whole = (low: number, high: number): number => low + Math.floor(uniform() * (high - low + 1));
  const gauss = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const random: Random = {
    uniform,
    whole,
    between: (low, high) => low + uniform() * (high - low),
    chance: (probability) => uniform() < probability,
    normal: (mean, deviation) => mean + deviation * gauss(),
    lognormal: (median, deviation) => median * Math.exp(deviation * gauss()),
    weibull: (shape, scale) => scale * (-Math.log(1 - uniform())) ** (1 / shape),
    pick: (list) => at(list, whole(0, list.length - 1)),
    weighted: (weights) => weightedKey(weights, uniform()),
    shuffled: (list) => shuffle(list, whole),
    fork: (name) => randomOf(`${seed}/${name}`),
  };
  return random;
};

const weightedKey = <K extends string>(weights: Readonly<Partial<Record<K, number>>>, draw: number): K => {
  const entries = Object.entries(weights) as [K, number][];
  let rest = draw * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    rest -= weight;
    if (rest < 0) return key;
  }
  return at(entries, entries.length - 1)[0];
};

/** Fisher and Yates. */
const shuffle = <T>(list: readonly T[], whole: (low: number, high: number) => number): T[] => {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = whole(0, index);
    [copy[index], copy[other]] = [copy[other] as T, copy[index] as T];
  }
  return copy;
};
