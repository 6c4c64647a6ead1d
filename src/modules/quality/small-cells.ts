/** What is counted for one indicator in one place: three parts that make the whole. */
export type Cell = { readonly numerator: number; readonly failed: number; readonly notDocumented: number };
/** A cell as others may see it; null: suppressed. */
export type Shown = Cell | null;

/** Fewer women than this, but some, could be recognised. Our own rule: no source that we follow sets it. */
export const smallest = 5;

const parts = (cell: Cell): number[] => [cell.numerator, cell.failed, cell.notDocumented];
const isSmall = (cell: Cell): boolean => parts(cell).some((part) => part > 0 && part < smallest);
const sizeOf = (cell: Cell): number => parts(cell).reduce((sum, part) => sum + part, 0);

/** The sum of cells, part by part. */
export const sumOf = (cells: readonly Cell[]): Cell =>
  cells.reduce(
    (sum, cell) => ({
      numerator: sum.numerator + cell.numerator,
      failed: sum.failed + cell.failed,
      notDocumented: sum.notDocumented + cell.notDocumented,
    }),
    { numerator: 0, failed: 0, notDocumented: 0 },
  );

/**
 * The cells that may be shown beside their total, place by place. A cell with a small part is suppressed whole. What is
 * suppressed must not follow from the total: it is at least two cells, and their sum has no small part; until then the
 * smallest cell still shown goes too. When none is left to go, the total is suppressed.
 */
export const suppressed = (
  cells: readonly Cell[],
): { readonly total: Shown; readonly cells: readonly Shown[] } => {
  const hidden = new Set(cells.flatMap((cell, place) => (isSmall(cell) ? [place] : [])));
  const hiddenCells = () => cells.filter((_, place) => hidden.has(place));
  const follows = () => hidden.size > 0 && isSmall(sumOf(hiddenCells()));
  while (follows()) {
    const next = [...cells.entries()]
      .filter(([place, cell]) => !hidden.has(place) && sizeOf(cell) > 0)
      .toSorted(([, a], [, b]) => sizeOf(a) - sizeOf(b))[0];
    if (!next) break;
    hidden.add(next[0]);
  }
  return {
    total: follows() ? null : sumOf(cells),
    cells: cells.map((cell, place) => (hidden.has(place) ? null : cell)),
  };
};
