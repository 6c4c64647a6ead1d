import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
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

const Drafting = lazy(() => import('./drafting.tsx'));

/** Around all pages of a house: what is typed there is kept and asked about. The parts of that come when a form is first touched. */
export function Writing(props: { readonly writing: WritingData | null; readonly children: ReactNode }) {
  const { writing, children } = props;
  const [first] = useState<FirstSaid>(() => new WeakMap());
  const [touched, setTouched] = useState(false);
  const [asked, setAsked] = useState<AskedPassword | null>(null);
  const keeper = useRef<Keeper | null>(null);
  const onKeeper = useCallback((opened: Keeper | null) => void (keeper.current = opened), []);
  const [names] = useState(() => new Map<string, string>());
  if (writing !== null) names.set(writing.writer, writing.name);
  const isHere = writing !== null;
  useEffect(() => {
    if (!isHere) return;
    const touch = ({ target }: Event) => {
      const form = target instanceof Element ? target.closest('form') : null;
      if (form === null || !writes(form)) return;
      if (!first.has(form)) first.set(form, saidIn(form));
      setTouched(true);
    };
    document.addEventListener('focusin', touch);
    return () => document.removeEventListener('focusin', touch);
  }, [first, isHere]);
  const state = useMemo((): WritingState => {
    // Whoever is asked already is asked once, and then all of it goes on.
    const askPassword = (writer: string, goOn: () => void) =>
      setAsked((before) => ({
        writer: before?.writer ?? writer,
        name: before?.name ?? names.get(writer) ?? '',
        goOn: () => {
          before?.goOn();
          goOn();
        },
      }));
    const whenEnded = (goOn: () => void) => {
      const [form] = keeper.current?.changed() ?? [];
      if (form === undefined) goOn();
      else askPassword(writerOf(form), goOn);
    };
    return { writing, askPassword: writing && askPassword, whenEnded };
  }, [writing, names]);
  return (
    <WritingContext value={state}>
      {children}
      {writing !== null && (touched || asked !== null) ? (
        <Suspense fallback={null}>
          <Drafting
            address={writing.keptAt}
            first={first}
            onKeeper={onKeeper}
            asked={asked}
            answered={() => setAsked(null)}
            askPassword={state.askPassword}
          />
        </Suspense>
      ) : null}
    </WritingContext>
  );
}
