/** What the calendar of boards says of one question about a case. */
export type AskedOn = {
  readonly referralId: string;
  /** Local day of the meeting that lists it; null while none does. */
  readonly listedOn: string | null;
  /** The day on which a board last concluded another question of the case; null when none did. */
  readonly concludedOn: string | null;
};

const onNoAgenda = { listedOn: null, concludedOn: null };

/** Where a question stands; one of which no board has heard is on no agenda. */
export const standingOf = (
  told: readonly (readonly AskedOn[])[],
  question: { readonly id: string } | null,
): Omit<AskedOn, 'referralId'> =>
  told.flat().find(({ referralId }) => referralId === question?.id) ?? onNoAgenda;

/** The day a work-up is judged for: that of its board, or today while there is none or where it was not held on its day. */
export const judgedOn = (listedOn: string | null, today: string): string =>
  listedOn !== null && listedOn > today ? listedOn : today;
