import type { Looking } from '../../../../kernel/fills.ts';
import { answererWords } from '../../../care/web/index.ts';
import { partsOfReader, sentBackOf, unlistedOf, type WaitingCases } from '../../queries/my-work.ts';
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

/** Parts of the work-up that wait for the reader, each called by its name. */
export const partsTold = async (looking: Looking) => {
  const data = await partsOfReader(looking);
  return (
    data && {
      ...data,
      cases: data.cases.map(({ parts, ...asked }) => ({
        ...asked,
        parts: parts.map(({ by, open }) => ({ by, open, name: looking.i18n._(answererWords[by]) })),
      })),
    }
  );
};
export type PartsTold = NonNullable<Awaited<ReturnType<typeof partsTold>>>;
