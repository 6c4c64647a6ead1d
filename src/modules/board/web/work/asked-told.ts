import type { Looking } from '../../../../kernel/fills.ts';
import { type AskedAbout, deviationsOf, fulfilmentsLeft, fulfilmentsOf } from '../../queries/my-work.ts';
import { modalityWords } from '../../records/board-code-words.ts';

/** Recommendations that are asked about, each called by its word: the page needs no words for all the others. */
const told = (i18n: Looking['i18n'], data: AskedAbout | null) =>
  data && {
    ...data,
    rows: data.rows.map(({ modality, ...row }) => ({ ...row, what: i18n._(modalityWords[modality]) })),
  };
export type AskedTold = NonNullable<ReturnType<typeof told>>;

/** What the reader sees to and nobody knows what became of. */
export const fulfilmentsTold = async (looking: Looking) => told(looking.i18n, await fulfilmentsOf(looking));

/** The same of those who have left the house. */
export const fulfilmentsLeftTold = async (looking: Looking) =>
  told(looking.i18n, await fulfilmentsLeft(looking));

/** What was left against a board's word. */
export const deviationsTold = async (looking: Looking) => told(looking.i18n, await deviationsOf(looking));
