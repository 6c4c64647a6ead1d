import { createHash } from 'node:crypto';
import { onceFor } from '../../kernel/once-for.ts';
import { refused } from '../../kernel/errors.ts';
import esgoOvarian2016 from './data/esgo-ovarian-2016.json' with { type: 'json' };
import { type Indicator, IndicatorSet, indicatorKey } from './schema.ts';

/** Names of the shipped sets, `set/version`. */
export const indicatorSetNames = (): string[] => keptSets.map(({ name }) => name);

/** The shipped set of this name (`set/version`); refuses with `set_unknown`. */
export const indicatorSet = (name: string): IndicatorSet => {
  const found = keptSets.find((kept) => kept.name === name);
  if (!found) throw refused('set_unknown', { set: name }, { field: 'set' });
  return found.set;
};

const nameOf = (set: IndicatorSet): string => `${set.set}/${set.version}`;

/** The indicator of this key (`1i:referred`, `2i`); refuses with `indicator_unknown`. */
export const indicatorOf = (set: IndicatorSet, key: string): Indicator => {
  const found = set.indicators.find((indicator) => indicatorKey(indicator) === key);
  if (!found) throw refused('indicator_unknown', { indicator: key }, { field: 'indicator' });
  return found;
};

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
};

/** SHA-256 (hex) of a definition's content: the same whatever the order of its keys. */
export const definitionHash = onceFor((set: IndicatorSet): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(set)))
    .digest('hex'),
);

/** The shipped sets, checked, whose counts by owner and year are kept, each with its name and the hash of its definition. */
export const keptSets = [esgoOvarian2016].map((body) => {
  const set = IndicatorSet.parse(body);
  return { set, name: nameOf(set), definition: definitionHash(set) };
});
