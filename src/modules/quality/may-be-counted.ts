import type { Truth } from '../../kernel/truth.ts';
import { caseTruths, type CaseTruth, rowName } from './fact-names.ts';
import { isCounted } from './population.ts';
import type { Fact, IndicatorSet } from './schema.ts';

const ofCase: ReadonlySet<Fact> = new Set(caseTruths);
const isOfCase = (fact: Fact): fact is (typeof caseTruths)[number] => ofCase.has(fact);

/** Whether an indicator of the set may count the case or an operation of hers: what it asks of a case is nowhere known to be false. */
export const mayBeCounted = (set: IndicatorSet, facts: Readonly<Record<CaseTruth, Truth>>): boolean =>
  set.indicators
    .filter(isCounted)
    .some(({ belongs }) => belongs.filter(isOfCase).every((fact) => facts[rowName(fact)] !== false));
