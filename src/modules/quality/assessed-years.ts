/** A calendar year of a self-assessment; what still runs is marked. */
export type AssessedYear = { readonly year: number; readonly running: boolean };

/** Three calendar years up to the last one, and the one that runs after it; `thisYear` is the year of the house's day. */
export const assessedYears = (last: number, thisYear: number): AssessedYear[] => {
  const years = [last - 2, last - 1, last, ...(last < thisYear ? [thisYear] : [])];
  return years.map((year) => ({ year, running: year >= thisYear }));
};
