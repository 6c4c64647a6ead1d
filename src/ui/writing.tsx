import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type DraftingParts from './drafting.tsx';
import type { Keeper } from './keeper.ts';
import {
  type AskedPassword,
  type FirstSaid,
  saidIn,
  writerOf,
  writes,
  WritingContext,
  type WritingData,
  type WritingState,
} from './writing-state.ts';

const touching = ['focusin', 'pointerdown', 'keydown'] as const;

/** Around all pages of a house: what is typed there is kept and asked about. The parts of that come when a form is first touched. */
export function Writing(props: { readonly writing: WritingData | null; readonly children: ReactNode }) {
  const { writing, children } = props;
  const [first] = useState<FirstSaid>(() => new WeakMap());
  const [Drafting, setDrafting] = useState<typeof DraftingParts | null>(null);
  // Without a line they do not come: the page stands as it is, and they are asked for again when somebody goes on.
  const bring = useCallback(
    () =>
      void import('./drafting.tsx').then(
        (brought) => setDrafting(() => brought.default),
        () => {},
      ),
    [],
  );
  const [asked, setAsked] = useState<AskedPassword | null>(null);
  const keeper = useRef<Keeper | null>(null);
  const onKeeper = useCallback((opened: Keeper | null) => void (keeper.current = opened), []);
  const [names] = useState(() => new Map<string, string>());
  if (writing !== null) names.set(writing.writer, writing.name);
  const isHere = writing !== null;
  useEffect(() => {
    if (!isHere) return;
    const touch = (target: EventTarget | null) => {
      const form = target instanceof Element ? target.closest('form') : null;
      if (form === null || !writes(form)) return;
      if (!first.has(form)) first.set(form, saidIn(form));
      bring();
    };
    const heard = ({ target }: Event) => touch(target);
    // Whoever was in a field before the script came is in it now; some browsers give a button or a box that is clicked no focus.
    touch(document.activeElement);
    for (const kind of touching) document.addEventListener(kind, heard, true);
    return () => {
      for (const kind of touching) document.removeEventListener(kind, heard, true);
    };
  }, [first, isHere, bring]);
  const state = useMemo((): WritingState => {
    // Whoever is asked already is asked once, and then all of it goes on.
    const askPassword = (writer: string, goOn: () => void) => {
      bring();
      setAsked((before) => ({
        writer: before?.writer ?? writer,
        name: before?.name ?? names.get(writer) ?? '',
        goOn: () => {
          before?.goOn();
          goOn();
        },
      }));
    };
    const whenEnded = (goOn: () => void) => {
      const [form] = keeper.current?.changed() ?? [];
      if (form === undefined) goOn();
      else askPassword(writerOf(form), goOn);
    };
    const fill = (form: HTMLFormElement, put: () => void) => {
      const isAsFirst = first.has(form) && first.get(form) === saidIn(form);
      put();
      if (isAsFirst) first.set(form, saidIn(form));
    };
    return { writing, askPassword: writing && askPassword, whenEnded, fill };
  }, [writing, names, bring, first]);
  return (
    <WritingContext value={state}>
      {children}
      {writing !== null && Drafting !== null ? (
        <Drafting
          address={writing.keptAt}
          first={first}
          onKeeper={onKeeper}
          asked={asked}
          answered={() => setAsked(null)}
          askPassword={state.askPassword}
        />
      ) : null}
    </WritingContext>
  );
}
