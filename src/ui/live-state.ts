import { use, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useRevalidator } from 'react-router';
import { applied, assembled, cut, type Frame, type Sections } from '../kernel/sections.ts';
import { useFollowing } from './access-watch.tsx';
import { WritingContext } from './writing-state.ts';
import { followStream, type StreamState } from './event-stream.ts';

/** Milliseconds after an entry was heard of in which what it changed should have come. */
const patience = 2_000;

type Held = { readonly seq: number; readonly sections: Sections; readonly at: string | null };

/** What a page was loaded with, and where it gets what comes after. */
export type LiveStart<State> = {
  readonly state: State;
  readonly seq: number;
  /** Address of the stream of differences. */
  readonly stream: string;
  /** Address of the whole state. */
  readonly whole: string;
  readonly lists: readonly string[];
};

/** What is shown now: `at` is the server's moment of the last change, null before the first. */
export type LiveState<State> = {
  readonly state: State;
  readonly at: string | null;
  readonly connection: StreamState;
  /** Says that an entry was made, for example by the reader's own form; when its change does not come, it is fetched. */
  readonly expect: (seq: number) => void;
};

const taken = (held: Held, frame: Frame): Held | null => {
  const next = applied(held, frame);
  return next === null || next === held ? (next as Held | null) : { ...next, at: frame.at };
};

/**
 * Keeps a state current by the differences that a stream sends. A screen that has missed something, that hears of an
 * entry and gets no change, or that a heartbeat shows to be behind fetches the whole state.
 */
export const useLiveState = <State extends Readonly<Record<string, unknown>>>(
  start: LiveStart<State>,
): LiveState<State> => {
  useFollowing();
  const { revalidate } = useRevalidator();
  const { whenEnded } = use(WritingContext);
  const ended = useEffectEvent(whenEnded);
  const fresh = (): Held => ({ seq: start.seq, sections: cut(start.state, start.lists), at: null });
  const [held, setHeld] = useState(fresh);
  const [loaded, setLoaded] = useState(start);
  const [connection, setConnection] = useState<StreamState>('waiting');
  const expecting = useRef<(seq: number) => void>(() => {});
  if (loaded !== start && loaded.state !== start.state) {
    setLoaded(start);
    if (start.seq >= held.seq) setHeld(fresh);
  }
  const now = useRef(held);
  useEffect(() => {
    now.current = held;
  }, [held]);

  const { stream, whole } = start;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = new AbortController();
    const take = (frame: Frame) => {
      const next = taken(now.current, frame);
      if (next === null) void fetchWhole();
      else if (next !== now.current) {
        now.current = next;
        setHeld(next);
      }
    };
    const fetchWhole = async () => {
      // Left, or no line: the heartbeat asks again.
      const answer = await fetch(whole, { signal: leave.signal }).catch(() => null);
      const frame = answer?.ok ? ((await answer.json().catch(() => null)) as Frame | null) : null;
      if (frame !== null) take(frame);
      else if (answer !== null && !answer.ok && answer.status < 500) ended(() => void revalidate());
    };
    const wait = (seq: number, milliseconds: number) => {
      if (seq <= now.current.seq) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (seq > now.current.seq) void fetchWhole();
      }, milliseconds);
    };
    expecting.current = (seq) => wait(seq, patience / 2);
    const stop = followStream(`${stream}?after=${now.current.seq}`, {
      onEvent: (kind, data) => {
        if (kind === 'state') take(JSON.parse(data) as Frame);
        else if (kind === 'heard') wait(Number(data), patience);
        else if (kind === 'position') wait(Number(data), 0);
      },
      onState: setConnection,
      onAccessEnd: () => ended(() => void revalidate()),
    });
    return () => {
      leave.abort();
      clearTimeout(timer);
      stop();
    };
  }, [stream, whole, revalidate]);

  const expect = useCallback((seq: number) => expecting.current(seq), []);
  return {
    state: assembled(held.sections) as State,
    at: held.at,
    connection,
    expect,
  };
};
