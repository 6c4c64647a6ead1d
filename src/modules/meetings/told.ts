/** What somebody was last told of a meeting. */
export type Told = {
  readonly toldStart: string;
  readonly toldMinutes: number;
  readonly toldCancelled: boolean;
};

/** What is so of a meeting now. */
export type Now = {
  readonly localStart: string;
  readonly minutes: number;
  readonly state: 'planned' | 'open' | 'closed' | 'cancelled';
};

/** Whether what somebody was told is still so. */
export const isStillSo = (told: Told, now: Now): boolean =>
  told.toldCancelled === (now.state === 'cancelled') &&
  (told.toldCancelled || (told.toldStart === now.localStart && told.toldMinutes === now.minutes));

/**
 * What is to be said to somebody of a meeting: nothing where they know, or were never told of one that is cancelled, or once it
 * has begun.
 */
export const toBeSaid = (told: Told | null, now: Now): 'invitation' | 'change' | 'cancellation' | null => {
  if (now.state === 'open' || now.state === 'closed') return null;
  if (told === null) return now.state === 'cancelled' ? null : 'invitation';
  if (isStillSo(told, now)) return null;
  return now.state === 'cancelled' ? 'cancellation' : 'change';
};
