import { notAfter, type PartialDate } from '../../kernel/partial-date.ts';

type Advice = { readonly boardOn: string | null };
/** What one board recommended, and whether it certainly met on the day of the operation or before; null where the dates leave it open. */
export type BoardBefore<A extends Advice> = {
  readonly boardOn: string;
  readonly isBefore: true | null;
  readonly advice: readonly A[];
};

/**
 * What boards had recommended when she was operated: the last board that certainly met before, and those of which the dates
 * leave open whether they did; the latest first. A board that met later says nothing about the operation.
 */
export const adviceBefore = <A extends Advice>(
  advice: readonly A[],
  doneOn: PartialDate | null,
): BoardBefore<A>[] => {
  const days = [...new Set(advice.flatMap(({ boardOn }) => boardOn ?? []))].toSorted().toReversed();
  const boards = days.flatMap((boardOn) => {
    const isBefore = doneOn === null ? null : notAfter(boardOn, doneOn);
    const said = advice.filter((one) => one.boardOn === boardOn);
    return isBefore === false ? [] : [{ boardOn, isBefore, advice: said }];
  });
  const last = boards.find(({ isBefore }) => isBefore === true);
  return boards.filter((board) => board.isBefore === null || board === last);
};
