import { type Measured, measured, quantityOf } from './measured.ts';
import type { Figure, MinimumDataset } from './minimum-dataset.ts';
import type { WorkUpItem } from './schema.ts';

type Input = Figure['factors'][number];
type Answer = Pick<WorkUpItem, 'key' | 'state' | 'value' | 'unit' | 'takenOn'>;

/** What one factor counts, as a laboratory gives it; null while nobody has said it, or where its answer counts nothing. */
const factorOf = ({ item, points }: Input, workUp: readonly Answer[]) => {
  const answer = workUp.find(({ key, state }) => key === item && state === 'present');
  const found = answer ? { value: answer.value, unit: answer.unit, takenOn: answer.takenOn } : null;
  if (points === undefined) return { found, counts: quantityOf(found?.value) };
  const code = String(found?.value);
  const counted = Object.hasOwn(points, code) ? points[code] : undefined;
  return { found, counts: counted === undefined ? null : { value: counted, comparator: null } };
};

/** The product of what is known whole; a value with a sign keeps it, and two that point apart leave nothing to say. */
const productOf = (counts: readonly ReturnType<typeof factorOf>['counts'][]): Measured | null => {
  const known = counts.filter((each) => each !== null);
  if (known.length < counts.length) return null;
  if (known.some(({ value, comparator }) => value === 0 && comparator === null)) return 0;
  const signs = new Set(known.flatMap(({ comparator }) => comparator ?? []));
  const [sign = null] = signs;
  const product = known.reduce((all, { value }) => all * value, 1);
  return signs.size > 1 ? null : measured(sign, Number(product.toPrecision(12)));
};

/** A figure of the dataset with the answers it was computed from: not known while one of them is not. */
export const figureOf = ({ key, label, note, factors }: Figure, workUp: readonly Answer[]) => {
  const inputs = factors.map((factor) => ({
    item: factor.item,
    sign: factor.sign,
    kind: factor.points === undefined ? ('number' as const) : ('choice' as const),
    ...factorOf(factor, workUp),
  }));
  return { key, label, note, inputs, value: productOf(inputs.map(({ counts }) => counts)) };
};

/** Figures of a dataset whose inputs are all asked. */
export const figuresAsked = (
  dataset: MinimumDataset | null,
  workUp: readonly Answer[],
  isAsked: (key: string) => boolean,
) =>
  (dataset?.figures ?? [])
    .filter(({ factors }) => factors.every(({ item }) => isAsked(item)))
    .map((figure) => figureOf(figure, workUp));
