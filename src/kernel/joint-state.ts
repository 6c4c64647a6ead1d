import type { Clock } from './actor.ts';
import type { Announcement } from './live.ts';
import { headOf } from './journal-head.ts';
import { concerns, type News } from './news.ts';
import { openReading } from './reading.ts';
import type { Database, Tx } from './scope.ts';
import { positionEvent, type Screen } from './screens.ts';
import { cut } from './sections.ts';

type Plain = Readonly<Record<string, unknown>>;

/** A state that many screens show alike: no names of patients, nothing that depends on who reads. */
export type Source<State extends Plain> = {
  readonly ownerId: string;
  /** Unique in the owner, for example `meeting:ID`. */
  readonly key: string;
  readonly read: (tx: Tx) => Promise<State>;
  /** What moves it. */
  topicsOf(state: State): readonly string[];
  /** Its long lists, sent row by row. */
  readonly lists: readonly string[];
};

/** A source's state at an entry of the owner's journal, and the text of each of its sections. */
export type Held<State extends Plain> = {
  readonly seq: number;
  readonly state: State;
  /** Made when a screen is sent something: most pages are read without. */
  readonly texts: () => ReadonlyMap<string, string>;
};

export interface SharedStates {
  /**
   * The state at this entry: computed once for all who ask, by the `read` of the first. What failed for whoever asked first, whose request
   * may have ended, is read again by whoever waited for it.
   */
  at<State extends Plain>(
    source: Source<State>,
    seq: number,
    read: () => Promise<State>,
  ): Promise<Held<State>>;
  /** Sends a screen that holds the state of entry `after` what changes, until it closes. */
  follow<State extends Plain>(source: Source<State>, after: number, screen: Screen): Promise<void>;
}

const kept = 64;

const holding = <State extends Plain>(source: Source<State>, seq: number, state: State): Held<State> => {
  let made: ReadonlyMap<string, string> | null = null;
  const texts = () =>
    (made ??= new Map(
      Object.entries(cut(state, source.lists)).map(([name, value]) => [name, JSON.stringify(value)]),
    ));
  return { seq, state, texts };
};

/** A frame of `sections.ts` as text; the sections are text already. */
export const frameText = (
  seq: number,
  since: number | null,
  at: string,
  texts: Iterable<readonly [string, string]>,
): string => {
  const sections = Array.from(texts, ([name, text]) => `${JSON.stringify(name)}:${text}`);
  return `{"seq":${seq},"since":${since},"at":${JSON.stringify(at)},"sections":{${sections.join(',')}}}`;
};

/** What has changed between two moments, framed as an event. */
const differenceEvent = (before: Held<Plain>, after: Held<Plain>, at: string): Buffer => {
  const changed = [...after.texts()].filter(([name, text]) => before.texts().get(name) !== text);
  return Buffer.from(
    `id: ${after.seq}\nevent: state\ndata: ${frameText(after.seq, before.seq, at, changed)}\n\n`,
  );
};

type Followed = {
  held: Promise<Held<Plain>>;
  /** What moves it; not known before it was read first. */
  topics: readonly string[] | null;
  /** The newest entry that moved it; while one state is computed, later entries only raise it. */
  wanted: number;
  isComputing: boolean;
  readonly screens: Set<Screen>;
  deaf: () => void;
};

const nameOf = ({ ownerId, key }: Source<Plain>): string => `${ownerId} ${key}`;

/** States of single moments, computed once each; what failed is forgotten. */
const openCache = (): SharedStates['at'] => {
  const cache = new Map<string, Promise<Held<Plain>>>();
  return async <State extends Plain>(source: Source<State>, seq: number, read: () => Promise<State>) => {
    const name = `${nameOf(source)} ${seq}`;
    for (let known = cache.get(name); known; known = cache.get(name)) {
      const found = await known.catch(() => null);
      if (found !== null) return found as Held<State>;
    }
    const fresh = read().then((state) => holding(source, seq, state));
    cache.set(name, fresh);
    fresh.catch(() => {
      if (cache.get(name) === fresh) cache.delete(name);
    });
    for (const oldest of cache.keys()) if (cache.size > kept) cache.delete(oldest);
    return fresh;
  };
};

/** The process's shared states: each computed once for a moment, its differences sent to every screen that shows it. */
export const openSharedStates = (database: Database, news: News, now: Clock): SharedStates => {
  const at = openCache();
  const followed = new Map<string, Followed>();

  /** The state as it stands now, read in one snapshot with the number of the entry it stands at. */
  const newest = async (source: Source<Plain>): Promise<Held<Plain>> => {
    const reading = openReading(database);
    try {
      return await reading.read(source.ownerId, async (tx) =>
        at(source, await headOf(tx, source.ownerId), () => source.read(tx)),
      );
    } finally {
      await reading.close();
    }
  };

  /** One at a time, and only of the newest moment. */
  const compute = async (source: Source<Plain>, entry: Followed): Promise<void> => {
    if (entry.isComputing) return;
    entry.isComputing = true;
    try {
      for (let before = await entry.held; before.seq < entry.wanted; before = await entry.held) {
        const after = await newest(source);
        entry.held = Promise.resolve(after);
        entry.topics = source.topicsOf(after.state);
        const event = differenceEvent(before, after, now().toString());
        for (const screen of entry.screens) screen.send(event);
      }
    } finally {
      entry.isComputing = false;
    }
  };

  const hear = (source: Source<Plain>, entry: Followed, heard: Announcement): void => {
    if (entry.topics !== null && !concerns(heard, entry.topics)) return;
    entry.wanted = Math.max(entry.wanted, heard.seq);
    const notice = Buffer.from(`event: heard\ndata: ${heard.seq}\n\n`);
    for (const screen of entry.screens) screen.send(notice);
    // What fails here is not lost: a screen that has heard and gets no state fetches the whole.
    compute(source, entry).catch(() => {});
  };

  const drop = (source: Source<Plain>, entry: Followed): void => {
    if (followed.get(nameOf(source)) === entry) followed.delete(nameOf(source));
    entry.deaf();
  };

  const open = (source: Source<Plain>): Followed => {
    const entry: Followed = {
      held: newest(source),
      topics: null,
      wanted: 0,
      isComputing: false,
      screens: new Set(),
      deaf: news.watch(source.ownerId, (heard) => hear(source, entry, heard)),
    };
    followed.set(nameOf(source), entry);
    entry.held.then(
      ({ state }) => (entry.topics ??= source.topicsOf(state)),
      () => drop(source, entry),
    );
    return entry;
  };

  return {
    at,
    follow: async (source, after, screen) => {
      const entry = followed.get(nameOf(source)) ?? open(source);
      entry.screens.add(screen);
      screen.onClose(() => {
        entry.screens.delete(screen);
        if (entry.screens.size === 0) drop(source, entry);
      });
      const { seq } = await entry.held;
      if (seq > after) screen.send(positionEvent(seq));
      screen.beatWith(() => Math.max(seq, entry.wanted));
    },
  };
};
