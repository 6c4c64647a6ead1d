/** How many of the smallest unit of its kind a unit is; spelled as laboratories write it, in small letters. */
const kinds: readonly Readonly<Record<string, number>>[] = [
  { mm: 1, cm: 10, dm: 100, m: 1000 },
  { ul: 1, ml: 1000, cl: 10_000, dl: 100_000, l: 1_000_000 },
  { s: 1, min: 60, h: 3600, d: 86_400 },
  { mg: 1, g: 1000, kg: 1_000_000 },
  { 'iu/l': 1, 'miu/ml': 1, 'iu/ml': 1000 },
];

/** UCUM writes an international unit in brackets and no Greek letter. */
const spelled = (unit: string): string =>
  unit.toLowerCase().replaceAll(/[µμ]/g, 'u').replaceAll('[iu]', 'iu');

/** By what a number in one unit is multiplied to be in another; null when the two measure different things. */
export const factorTo = (from: string, to: string): number | null => {
  const [given, wanted] = [spelled(from), spelled(to)];
  if (given === wanted) return 1;
  const kind = kinds.find((units) => given in units && wanted in units);
  const [many, one] = [kind?.[given], kind?.[wanted]];
  return many === undefined || one === undefined ? null : many / one;
};

/** The product without the noise of binary fractions: 0.07 cm is 0.7 mm. */
export const converted = (value: number, factor: number): number =>
  factor === 1 ? value : Number((value * factor).toPrecision(12));
