import { Trans } from '@lingui/react/macro';
import { Day } from '../../../../ui/day.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import type { BoardAgenda } from '../../queries/agenda.ts';

type Meeting = Pick<BoardAgenda['meeting'], 'movedFrom' | 'extra' | 'why' | 'cancelledWhy'>;

/** A wall time as a day and the time of day. */
export function WallTime({ at }: { readonly at: string }) {
  return (
    <>
      <Day date={at.slice(0, 10)} weekday /> {at.slice(11, 16)}
    </>
  );
}

/** What sets a meeting apart from the dates of its board: that it is cancelled, moved or special, and why. */
export function MeetingNote({ meeting }: { readonly meeting: Meeting }) {
  const { cancelledWhy, movedFrom, extra, why } = meeting;
  return (
    <>
      {cancelledWhy === null ? null : (
        <Notice tone="bad" live title={<Trans>This meeting is cancelled.</Trans>}>
          <p>“{cancelledWhy}”</p>
          <p>
            <Trans>The cases that were on its agenda wait for another one.</Trans>
          </p>
        </Notice>
      )}
      {why === null ? null : (
        <Notice
          title={
            movedFrom === null ? (
              extra === true ? (
                <Trans>A special meeting, beside the dates of the board.</Trans>
              ) : (
                <Trans>Not as the board usually meets.</Trans>
              )
            ) : (
              <Trans>
                Moved from <WallTime at={movedFrom} />.
              </Trans>
            )
          }
        >
          “{why}”
        </Notice>
      )}
    </>
  );
}
