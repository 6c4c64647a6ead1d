import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';
import { ageOn, oldestAge } from './age.ts';

/**
 * What is asked about a date of birth before it is kept: whether she was older than anybody when she came, or an infant. Of
 * the days on which she came the first says how old she was at least, the last how young at most; without any it is today.
 */
export const birthDoubts = (
  bornOn: PartialDate | null,
  { cameOn, today }: { readonly cameOn: readonly PartialDate[]; readonly today: PartialDate },
): readonly 'age_implausible'[] => {
  const days = cameOn.length === 0 ? [today] : cameOn;
  const [first = today] = days.map(earliest).toSorted();
  const last = days.map(latest).toSorted().at(-1) ?? today;
  const isTooOld = (ageOn(bornOn, first)?.from ?? 0) > oldestAge;
  const isInfant = (ageOn(bornOn, last)?.to ?? 1) < 1;
  return isTooOld || isInfant ? ['age_implausible'] : [];
};
