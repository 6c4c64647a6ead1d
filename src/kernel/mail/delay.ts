/** Minutes after which a mail that could not go is tried again, after each try. */
const minutes = [1, 5, 30, 120, 480, 1440, 1440] as const;

/**
 * Minutes until a mail is tried again after so many tries; null when it has been tried long enough, two days and a half. What a
 * server said of the message is a number; where it could not be asked at all, the mail waits for as long as that lasts.
 */
export const delayAfter = (tries: number, code: string): number | null =>
  minutes[tries - 1] ?? (/^\d+$/.test(code) ? null : 1440);
