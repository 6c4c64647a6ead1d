import { Plural, Trans } from '@lingui/react/macro';
import { Button } from '../../../../ui/button.tsx';
import { PostForm } from '../../../../ui/post-form.tsx';
import type { BoardPage } from '../agenda/board-page.ts';
import { boardSentences } from '../agenda/board-sentences.ts';

/** Ends the meeting; says before what becomes of the cases nobody reached. */
export function CloseMeeting({ page }: { readonly page: BoardPage }) {
  const waiting = page.rows.filter(({ state }) => state === 'waiting').length;
  if (page.rows.some(({ state }) => state === 'open')) return null;
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
