import type { Name } from '../../../../kernel/names.ts';

/** Names of the fields of one person's seat on a board. */
export const seatField = {
  role: (personId: string) => `members.${personId}.role`,
  discipline: (personId: string) => `members.${personId}.discipline`,
};

export type SeatOffer = {
  readonly personId: string;
  readonly name: Name;
  /** Empty: not a member. */
  readonly role: string;
  /** Empty: the directory has none that a quorum counts. */
  readonly discipline: string;
};
