import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { lazyPart } from './lazy-part.tsx';
import type DraftingParts from './drafting.tsx';
import type { Keeper } from './keeper.ts';
import {
  type AskedPassword,
  type FirstSaid,
  houseOf,
  type KeptDraft,
  placeBelow,
  saidIn,
  writerOf,
  writes,
  WritingContext,
  type WritingData,
  type WritingState,
} from './writing-state.ts';

const UnplacedDrafts = lazyPart('unplaced-drafts', () => import('./unplaced-drafts.tsx'));

const touching = ['focusin', 'pointerdown', 'keydown'] as const;

/** What is kept of the page at this address: what it was loaded with, what this window has kept since, nothing of what it has saved. */
const useDrafts = (writing: WritingData | null) => {
  const { pathname } = useLocation();
  const [since, setSince] = useState<{
    readonly of: WritingData | null;
    readonly kept: readonly KeptDraft[];
  }>({ of: null, kept: [] });
  const [ended, setEnded] = useState<ReadonlySet<string>>(new Set());
  const onKept = useCallback(
    (draft: KeptDraft) =>
      setSince(({ of, kept }) => ({
        of: writing,
        kept: [
          ...(of === writing ? kept : []).filter(
            ({ place, form }) => place !== draft.place || form !== draft.form,
          ),
          draft,
        ],
      })),
    [writing],
  );
  const over = useCallback((key: string) => setEnded((before) => new Set([...before, key])), []);
  const drafts = useMemo(() => {
    if (writing === null) return [];
    const place = placeBelow(houseOf(writing.keptAt), pathname);
    // Whatever the page was read with since knows more than this window.
    const own = since.of === writing ? since.kept : [];
    const all = [...own, ...writing.drafts].filter(
      (draft) => draft.place === place && !ended.has(draft.requestKey),
    );
    return [...new Map(all.toReversed().map((draft) => [draft.form, draft])).values()];
  }, [writing, pathname, since, ended]);
  return { drafts, onKept, over };
};

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
  const { drafts, onKept, over } = useDrafts(writing);
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
    return { writing, drafts, over, askPassword: writing && askPassword, whenEnded };
  }, [writing, drafts, over, names, bring]);
  return (
    <WritingContext value={state}>
      {writing === null || drafts.length === 0 ? null : (
        <Suspense>
          <UnplacedDrafts drafts={drafts} to={`${houseOf(writing.keptAt)}/begun`} />
        </Suspense>
      )}
      {children}
      {writing !== null && Drafting !== null ? (
        <Drafting
          address={writing.keptAt}
          first={first}
          onKeeper={onKeeper}
          onKept={onKept}
          asked={asked}
          answered={() => setAsked(null)}
          askPassword={state.askPassword}
        />
      ) : null}
    </WritingContext>
  );
}
