/** What somebody was last told of a meeting, as far as it reached them. */
export type Told = {
  readonly toldStart: string;
  readonly toldMinutes: number;
  readonly toldCancelled: boolean;
  readonly sequence: number;
  /** What became of the mail that told it. */
  readonly mailState: 'waiting' | 'sent' | 'refused' | 'bounced' | 'withdrawn';
};

/** What is so of a meeting now. */
export type Now = {
  readonly localStart: string;
  readonly minutes: number;
  readonly state: 'planned' | 'open' | 'closed' | 'cancelled';
  /** Whether the time for which it is planned has come. */
  readonly isPast: boolean;
};

/** Whether what somebody was told is still so. */
export const isStillSo = (
  told: Pick<Told, 'toldStart' | 'toldMinutes' | 'toldCancelled'>,
  now: Omit<Now, 'isPast'>,
): boolean =>
  told.toldCancelled === (now.state === 'cancelled') &&
  (told.toldCancelled || (told.toldStart === now.localStart && told.toldMinutes === now.minutes));

/** Whether a mail about a meeting reached whoever it was for, as far as anybody knows. */
const hasReached = ({ mailState }: Pick<Told, 'mailState'>): boolean =>
  mailState === 'waiting' || mailState === 'sent';

/**
 * What is to be said to somebody of a meeting: nothing where they know, or once its time has come. Who was never reached is invited
 * as if for the first time, and hears nothing of a meeting that is cancelled.
 */
export const toBeSaid = (told: Told | null, now: Now): 'invitation' | 'change' | 'cancellation' | null => {
  if (now.isPast || now.state === 'open' || now.state === 'closed') return null;
  const isCancelled = now.state === 'cancelled';
  if (told === null) return isCancelled ? null : 'invitation';
  if (!hasReached(told)) {
    if (told.sequence === 0 || !isCancelled) return isCancelled ? null : 'invitation';
    return 'cancellation';
  }
  if (isStillSo(told, now)) return null;
  if (isCancelled) return 'cancellation';
  return told.toldCancelled ? 'invitation' : 'change';
};
