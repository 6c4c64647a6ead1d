import { addDays } from '../../kernel/calendar-day.ts';
import { earliest, latest, type PartialDate } from '../../kernel/partial-date.ts';
import type { Life } from '../care/index.ts';
import type { OperationFacts } from './operation-facts.ts';

/** The calendar years an operation without a date may lie in; null is no bound. Both are null where it has a date. */
export type OperationYears = { readonly mayFromYear: number | null; readonly mayUntilYear: number | null };
const anyYear: OperationYears = { mayFromYear: null, mayUntilYear: null };

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** The last days her death may be on; days count from the diagnosis, whichever day that was. */
const deathsBy = ({ diagnosedOn, deaths }: Life, cameOn: PartialDate | null): string[] => {
  const starts = [...diagnosedOn, ...(cameOn === null ? [] : [cameOn])]
    .map((date) => latest(date))
    .toSorted();
  const start = starts.at(-1);
  return deaths.flatMap(({ on, days }) => {
    if (on !== null) return [latest(on)];
    return days === null || start === undefined ? [] : [addDays(start, days)];
  });
};

/** What is written about an operation, or happens after it, is not before it. */
const laterPapers = ({ pathology, outcome30 }: OperationFacts): string[] =>
  [
    pathology?.reportedOn ?? null,
    outcome30?.closed30On ?? null,
    outcome30?.closed90On ?? null,
    ...(outcome30?.complications ?? []).map(({ on }) => on),
  ].flatMap((date) => (date === null ? [] : [latest(date)]));

/**
 * The years an operation nobody dated may lie in: not before she came, not after she died, nor after what was written of it. Of
 * several days of one death the last counts. Where these exclude each other nothing is said.
 */
export const operationYears = (
  operation: OperationFacts,
  cameOn: PartialDate | null,
  life: Life,
): OperationYears => {
  if (operation.report.doneOn !== null) return anyYear;
  const died = deathsBy(life, cameOn).toSorted().at(-1);
  const until = [...(died === undefined ? [] : [died]), ...laterPapers(operation)].toSorted()[0];
  const found = {
    mayFromYear: cameOn === null ? null : yearOf(earliest(cameOn)),
    mayUntilYear: until === undefined ? null : yearOf(until),
  };
  const { mayFromYear, mayUntilYear } = found;
  return mayFromYear !== null && mayUntilYear !== null && mayFromYear > mayUntilYear ? anyYear : found;
};
