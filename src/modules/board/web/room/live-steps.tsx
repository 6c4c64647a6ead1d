import { Trans, useLingui } from '@lingui/react/macro';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Form } from 'react-router';
import type { BoardStep } from '../../room-steps.ts';
import { Button } from '../../../../ui/button.tsx';
import { useName } from '../../../../ui/name.ts';
import { epochMilliseconds } from '../../../../ui/wall-clock.ts';
import { useWords } from '../words.tsx';
import type { BoardPage } from '../agenda/board-page.ts';
import type { LiveWritten } from './live-action.ts';

/** For so long the server undoes a step (`meetings/undoing.ts`). */
const undoMilliseconds = 10_000;

type Step = BoardPage['steps'][number];

/** What was done, in a sentence that names whom or what it was done with. */
const useStepSentence = (page: BoardPage): ((step: Step) => string) => {
  const { t } = useLingui();
  const { word } = useWords();
  const named = useName();
  const labelOf = (row: BoardPage['rows'][number] | undefined) =>
    row?.case?.label ?? String(row?.position ?? '');
  const sentences: Record<BoardStep, (id: string) => string> = {
    concluded: (id) => {
      const row = page.rows.find((one) => one.id === id);
      const [label, conclusion] = [labelOf(row), word('conclusion', row?.conclusion ?? null) ?? ''];
      return t`${label} was concluded: ${conclusion}.`;
    },
    taken_up: (id) => {
      const label = labelOf(page.rows.find((one) => one.id === id));
      return t`${label} was taken up.`;
    },
    recommended: (id) => {
      const label = labelOf(
        page.rows.find(({ recommendations }) => recommendations.some((one) => one.id === id)),
      );
      return t`A recommendation was recorded for ${label}.`;
    },
    joined: (id) => {
      const who = nameOf(page, named, id);
      return t`${who} has joined.`;
    },
    left: (id) => {
      const who = nameOf(page, named, id);
      return t`${who} has left.`;
    },
  };
  return ({ what, id }) => sentences[what](id);
};

const nameOf = (page: BoardPage, named: ReturnType<typeof useName>, id: string): string => {
  const there = page.presence.find((one) => one.id === id);
  return there === undefined ? '' : named(there.name);
};

type Place = RefObject<HTMLDivElement | null>;

const holdsFocus = ({ current }: Place): boolean => current?.querySelector(':focus') instanceof Element;

/** Which of these steps can still be undone, by the clock of the page; none is hidden under a finger that is on it. */
const useStanding = (page: BoardPage, place: Place): readonly Step[] => {
  const { steps, now } = page;
  const [over, setOver] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const shown = performance.now();
    const timers = steps.map(({ id, at }) => {
      const left = undoMilliseconds - (epochMilliseconds(now) - epochMilliseconds(at));
      const end = (): number | undefined => {
        if (holdsFocus(place)) return window.setTimeout(end, 1000);
        setOver((before) => new Set([...before, `${id} ${at}`]));
        return undefined;
      };
      return window.setTimeout(end, Math.max(0, left - (performance.now() - shown)));
    });
    return () => timers.forEach(clearTimeout);
  }, [steps, now, place]);
  // The shared state is as old as the entry it stands at.
  const passed = (at: string): number => epochMilliseconds(now) - epochMilliseconds(at);
  return steps.filter(({ id, at }) => passed(at) <= undoMilliseconds && !over.has(`${id} ${at}`));
};

/** What was done in the room a moment ago, by whomever, and the way back. */
export function Steps(props: { readonly page: BoardPage; readonly undone: LiveWritten['undone'] }) {
  const { page, undone } = props;
  const place = useRef<HTMLDivElement>(null);
  const standing = useStanding(page, place);
  const sentence = useStepSentence(page);
  const had = useRef(false);
  useEffect(() => {
    // Whose button is gone keeps her place on the page.
    if (had.current && document.activeElement === document.body) place.current?.focus();
    had.current = holdsFocus(place);
  });
  return (
    <div className="steps" ref={place} tabIndex={-1} aria-live="polite">
      {undone === undefined ? null : <Undone undone={undone} />}
      {standing.map((step) => (
        <Form key={`${step.what} ${step.id} ${step.at}`} method="post" preventScrollReset className="step">
          <input type="hidden" name="form" value="undo" />
          <input type="hidden" name="what" value={step.what} />
          <input type="hidden" name="id" value={step.id} />
          <input type="hidden" name="version" value={step.version} />
          <span>{sentence(step)}</span>
          <Button>
            <Trans>Undo</Trans>
            <span className="visually-hidden">{sentence(step)}</span>
          </Button>
        </Form>
      ))}
    </div>
  );
}

function Undone({ undone: { before } }: { readonly undone: NonNullable<LiveWritten['undone']> }) {
  if (before === null)
    return (
      <p>
        <Trans>It was undone.</Trans>
      </p>
    );
  const { name, at } = before;
  return (
    <p>
      <Trans>
        {name} undid it before you, at {at}. Nothing was done twice.
      </Trans>
    </p>
  );
}
