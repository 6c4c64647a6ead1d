import { earliest } from '../../kernel/partial-date.ts';

/** One thing of her course as the time line tells it, in the reader's language. */
export type TimeLineEntry = {
  readonly key: string;
  /** When it was true, or from when; as exact as it is known. */
  readonly on: string | null;
  /** Until when; null for what has one date, goes on, or ended on a day nobody said. */
  readonly until: string | null;
  readonly title: string;
  readonly text: string;
  /** Its place, under the page of the case or on it (`#markers`); null for what has none of its own. */
  readonly to: string | null;
  /** Read from a file. */
  readonly imported: boolean;
  /** The operation whose pathology report it was confirmed from. */
  readonly confirmedFrom?: string | null;
};

/** A date that is only a year or a month stands where it may begin. */
const newestFirst = (a: TimeLineEntry, b: TimeLineEntry): number => {
  const [left, right] = [a, b].map(({ on, until }) => earliest(on ?? until ?? '')) as [string, string];
  return left === right ? 0 : left < right ? 1 : -1;
};

/** Everything on one line, newest first, of one day in the order given; apart from it what nobody has dated. */
export const inTime = (
  all: readonly TimeLineEntry[],
): { readonly dated: readonly TimeLineEntry[]; readonly undated: readonly TimeLineEntry[] } => {
  const isDated = ({ on, until }: TimeLineEntry) => on !== null || until !== null;
  return { dated: all.filter(isDated).toSorted(newestFirst), undated: all.filter((one) => !isDated(one)) };
};

/** So many, one after the other, hide what stands before and after them. */
const longRun = 4;

/**
 * A line on which long runs of entries that stand whole in a table of the page, with nothing else between them, are one entry
 * each, as `told` tells it; it lasts from the first to the last of them.
 */
export const runsGathered = (
  dated: readonly TimeLineEntry[],
  inTable: ReadonlySet<string>,
  told: (run: readonly TimeLineEntry[]) => Pick<TimeLineEntry, 'text' | 'to'>,
): readonly TimeLineEntry[] => {
  const runs: TimeLineEntry[][] = [];
  for (const entry of dated) {
    const [before] = runs.at(-1) ?? [];
    const goesOn = before !== undefined && inTable.has(before.key) && inTable.has(entry.key);
    if (goesOn) runs.at(-1)?.push(entry);
    else runs.push([entry]);
  }
  return runs.flatMap((run) => {
    const [last, first] = [run[0], run.at(-1)];
    if (run.length < longRun || last === undefined || first === undefined) return run;
    return [
      {
        ...last,
        ...told(run),
        on: first.on,
        until: last.on,
        imported: run.every(({ imported }) => imported),
      },
    ];
  });
};
