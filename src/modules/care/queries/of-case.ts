/** The rows of each case, in the order given; none for a case that has none. */
export const ofCase = <T extends { caseId: string }>(all: readonly T[]) => {
  const groups = Map.groupBy(all, (row) => row.caseId);
  return (id: string): T[] => groups.get(id) ?? [];
};

export const byId = <T extends { id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));
