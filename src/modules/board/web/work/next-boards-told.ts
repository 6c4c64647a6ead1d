import { msg } from '@lingui/core/macro';
import type { Looking } from '../../../../kernel/fills.ts';
import type { Tone } from '../../../../ui/tag.tsx';
import { nextBoards } from '../../queries/my-work.ts';

type Note = { readonly tone: Tone; readonly text: string };

/** The next boards, each with what sets it apart in words. */
export const nextBoardsTold = async (looking: Looking) => {
  const data = await nextBoards(looking);
  const { i18n } = looking;
  const note = (of: NonNullable<typeof data>['meetings'][number]): Note | null => {
    if (of.state === 'cancelled') return { tone: 'bad', text: i18n._(msg`cancelled`) };
    if (of.movedFrom !== null) return { tone: 'warn', text: i18n._(msg`moved`) };
    return of.extra === true ? { tone: 'info', text: i18n._(msg`special`) } : null;
  };
  return (
    data && {
      ...data,
      meetings: data.meetings.map((one) => ({
        id: one.id,
        name: one.name,
        localStart: one.localStart,
        state: one.state,
        items: one.items,
        concluded: one.concluded,
        note: note(one),
        invited: one.invited,
      })),
    }
  );
};
export type NextBoardsTold = NonNullable<Awaited<ReturnType<typeof nextBoardsTold>>>;
