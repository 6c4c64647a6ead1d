import { Plural, Trans } from '@lingui/react/macro';
import { Button } from '../../../../ui/button.tsx';
import { Notice } from '../../../../ui/notice.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import type { BoardPage } from '../agenda/board-page.ts';
import { boardSentences } from '../agenda/board-sentences.ts';

/** Ends the meeting; says before what becomes of the cases nobody reached. */
export function CloseMeeting({ page }: { readonly page: BoardPage }) {
  const waiting = page.rows.filter(({ state }) => state === 'waiting').length;
  if (page.rows.some(({ state }) => state === 'open')) return null;
  const begun = page.rows.filter(
    ({ state, setAsideAt, reopenedAt }) => state === 'waiting' && (setAsideAt ?? reopenedAt) !== null,
  );
  const labels = begun.map((row) => row.case?.label ?? String(row.position)).join(', ');
  if (begun.length > 0)
    return (
      <Notice title={<Trans>The meeting cannot be closed yet.</Trans>}>
        <Trans>Begun and not concluded: {labels}. Take it up again and conclude it.</Trans>
      </Notice>
    );
  return (
    <PostForm name="close" sentences={boardSentences}>
      {waiting === 0 ? null : (
        <p>
          <Plural
            value={waiting}
            one="# case has not been reached. Closing defers it, because time ran out, and it can be listed again."
            other="# cases have not been reached. Closing defers them, because time ran out, and they can be listed again."
          />
        </p>
      )}
      <Button kind="danger">
        <Trans>Close the meeting</Trans>
      </Button>
    </PostForm>
  );
}
