import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useBlocker, useNavigation } from 'react-router';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { type DraftNote, type Keeper, openKeeper } from './keeper.ts';
import { PasswordDialog } from './password-dialog.tsx';
import { type AskedPassword, type FirstSaid, type KeptDraft, valueIn, writerOf } from './writing-state.ts';

/** What the page says of its drafts, quietly. */
function Note({ note }: { readonly note: DraftNote }) {
  if (note.kind === 'kept') {
    const { time } = note;
    return <Trans>Not saved yet; kept at {time}, for you alone</Trans>;
  }
  if (note.kind === 'undecided')
    return <Trans>Not kept: decide first about what you began before, above the form</Trans>;
  if (note.kind === 'elsewhere')
    return <Trans>Not kept: another window of yours keeps what is typed into this form</Trans>;
  return <Trans>Not kept at the moment; what you typed stands here</Trans>;
}

type Address = { readonly pathname: string; readonly search: string };

/** The form whose draft goes on at the next address, where nothing else of the page changes; null when something does. */
const addedDraft = (now: Address, next: Address): string | null => {
  const [before, after] = [new URLSearchParams(now.search), new URLSearchParams(next.search)];
  const [last = null] = after.getAll('draft').slice(-1);
  if (last !== null) before.append('draft', last);
  return now.pathname === next.pathname && `${before}` === `${after}` ? last : null;
};

/** Keeps what is typed on this page, asks before it is left, and asks for the password when the session is over. */
export default function Drafting(props: {
  /** Where drafts are kept. */
  readonly address: string;
  readonly first: FirstSaid;
  /** Told who knows which forms say something that is not saved; null at the end. */
  readonly onKeeper: (keeper: Keeper | null) => void;
  /** Told what was kept. */
  readonly onKept: (draft: KeptDraft) => void;
  readonly asked: AskedPassword | null;
  readonly answered: () => void;
  readonly askPassword: ((writer: string, goOn: () => void) => void) | null;
}) {
  const { address, first, onKeeper, asked, answered } = props;
  const kept = useEffectEvent(props.onKept);
  const { t } = useLingui();
  const { state } = useNavigation();
  const [note, setNote] = useState<DraftNote | null>(null);
  const keeper = useRef<Keeper | null>(null);
  const sessionOver = useEffectEvent((form: HTMLFormElement, goOn: () => void) =>
    props.askPassword?.(writerOf(form), goOn),
  );
  useEffect(() => {
    const opened = openKeeper({
      address,
      first,
      told: setNote,
      onKept: (draft) => kept(draft),
      sessionOver: (form, goOn) => sessionOver(form, goOn),
    });
    keeper.current = opened;
    onKeeper(opened);
    return () => {
      onKeeper(null);
      opened.close();
    };
  }, [address, first, onKeeper]);
  useEffect(() => {
    if (state === 'idle') keeper.current?.settled();
  }, [state]);
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    const goesOn = addedDraft(currentLocation, nextLocation);
    return (
      currentLocation.pathname + currentLocation.search !== nextLocation.pathname + nextLocation.search &&
      (keeper.current?.changed() ?? []).some((form) => goesOn === null || valueIn(form, 'form') === goesOn)
    );
  });
  useEffect(() => {
    if (blocker.state === 'blocked') keeper.current?.keepAll();
  }, [blocker.state]);
  return (
    <>
      <output className="draft-note">{note === null ? null : <Note note={note} />}</output>
      {blocker.state === 'blocked' ? (
        <Dialog title={t`Leave this page?`} onClose={blocker.reset}>
          <p>
            {note?.kind === 'kept' ? (
              <Trans>
                What you typed here is not saved. It is kept for you alone for thirty days: come back to this
                page to go on.
              </Trans>
            ) : (
              <Trans>What you typed here is not saved and will be lost.</Trans>
            )}
          </p>
          <div className="form-row">
            <Button kind="main" type="button" onClick={blocker.reset}>
              <Trans>Stay here</Trans>
            </Button>
            <Button kind="quiet" type="button" onClick={blocker.proceed}>
              <Trans>Leave without saving</Trans>
            </Button>
          </div>
        </Dialog>
      ) : null}
      {asked === null ? null : (
        <PasswordDialog
          writer={asked.writer}
          name={asked.name}
          onSignedIn={() => {
            answered();
            asked.goOn();
          }}
          onClose={answered}
        />
      )}
    </>
  );
}
