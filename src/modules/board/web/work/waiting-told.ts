import type { Looking } from '../../../../kernel/fills.ts';
import { sentBackOf, unlistedOf, type WaitingCases } from '../../queries/my-work.ts';
import { deferralWords } from '../deferral-words.ts';

/** Cases that wait, with the reason a board gave in words: the page needs no words for all the others. */
const told = (i18n: Looking['i18n'], data: WaitingCases | null) =>
  data && {
    ...data,
    cases: data.cases.map(({ deferralReason: code, ...waiting }) => ({
      ...waiting,
      deferral: code === null ? null : i18n._(deferralWords[code] ?? { id: code }),
    })),
  };
export type WaitingTold = NonNullable<ReturnType<typeof told>>;

/** Cases that were referred and on no agenda yet. */
export const unlistedTold = async (looking: Looking) => told(looking.i18n, await unlistedOf(looking));

/** Cases that a board sent back. */
export const sentBackTold = async (looking: Looking) => told(looking.i18n, await sentBackOf(looking));
