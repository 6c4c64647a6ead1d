/** What is counted in one place, in parts that make a whole. */
export type Cell<Part extends string = string> = Readonly<Record<Part, number>>;

/** Fewer women than this, but some, could be recognised. Our own rule: no source that we follow sets it. */
export const smallest = 5;

const isSmall = (cell: Cell): boolean => Object.values(cell).some((part) => part > 0 && part < smallest);
const sizeOf = (cell: Cell): number => Object.values(cell).reduce((sum, part) => sum + part, 0);

/** The sum of cells, part by part. */
export const sumOf = <Part extends string>(
  cells: readonly Cell<Part>[],
  parts: readonly Part[],
): Cell<Part> =>
  Object.fromEntries(
    parts.map((part) => [part, cells.reduce((sum, cell) => sum + cell[part], 0)]),
  ) as Cell<Part>;

/**
 * The cells that may be shown beside their total, place by place; null is suppressed. A cell with a small part is suppressed whole. What is
 * suppressed must not follow from the total: it is at least two cells, and their sum has no small part; until then the
 * smallest cell still shown goes too. When none is left to go, the total is suppressed.
 */
export const suppressed = <Part extends string>(
  cells: readonly Cell<Part>[],
  parts: readonly Part[],
): { readonly total: Cell<Part> | null; readonly cells: readonly (Cell<Part> | null)[] } => {
  const hidden = new Set(cells.flatMap((cell, place) => (isSmall(cell) ? [place] : [])));
  const hiddenCells = () => cells.filter((_, place) => hidden.has(place));
  const follows = () => hidden.size > 0 && isSmall(sumOf(hiddenCells(), parts));
  while (follows()) {
    const next = [...cells.entries()]
      .filter(([place, cell]) => !hidden.has(place) && sizeOf(cell) > 0)
      .toSorted(([, a], [, b]) => sizeOf(a) - sizeOf(b))[0];
    if (!next) break;
    hidden.add(next[0]);
  }
  return {
    total: follows() ? null : sumOf(cells, parts),
    cells: cells.map((cell, place) => (hidden.has(place) ? null : cell)),
  };
};
