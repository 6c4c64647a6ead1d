/** Minutes after which a mail that could not go is tried again, after each try. */
const minutes = [1, 5, 30, 120, 480, 1440, 1440] as const;

/** Minutes until a mail is tried again after so many tries; null when it has been tried long enough, some two days. */
export const delayAfter = (tries: number): number | null => minutes[tries - 1] ?? null;
