import type { Live, Announcement } from './live.ts';

/** Hears that an entry moved something; `topics` holds `*` when everything may have moved. */
export type Hearer = (news: Announcement) => void;

/** What moves in the journals of the owners somebody watches, in order and complete. */
export interface News {
  watch(ownerId: string, hearer: Hearer): () => void;
  /** Compares what was heard with the journals now; a timer does so too. */
  check(): Promise<void>;
  stop(): void;
}

type House = {
  /** The newest entry heard of; null before the first. */
  last: number | null;
  /** Where the journal stood when somebody began to watch. Never taken for heard: news of it may still be on its way. */
  start: number;
  readonly hearers: Set<Hearer>;
};

const pulse = 20_000;
const everything = ['*', 'event:*'];

/** Whether news concerns who asks for one of these topics. */
export const concerns = (news: Pick<Announcement, 'topics'>, topics: readonly string[]): boolean =>
  news.topics.includes('*') || news.topics.some((topic) => topics.includes(topic));

/**
 * Passes on what the database tells, without reading a journal: an entry that changed nothing wakes nobody. What was
 * missed (a gap in the numbers, a connection that was lost, a message that never came) is made up for by one event
 * that means everything; `headOf` says where a journal stands.
 */
export const openNews = (
  live: Live,
  headOf: (ownerId: string) => Promise<number>,
  every: number = pulse,
): News => {
  const houses = new Map<string, House>();
  const deliver = (house: House, news: Announcement): void => {
    house.last = news.seq;
    if (news.changes > 0) for (const hearer of house.hearers) hearer(news);
  };
  const heard = (news: Announcement): void => {
    const house = houses.get(news.ownerId);
    if (!house || news.seq <= (house.last ?? -1)) return;
    const isNext = house.last === null || news.seq === house.last + 1;
    deliver(house, isNext ? news : { ...news, changes: 1, topics: everything });
  };
  const begin = (ownerId: string): House => {
    const house: House = { last: null, start: -1, hearers: new Set() };
    houses.set(ownerId, house);
    headOf(ownerId).then(
      (seq) => (house.start = seq),
      () => {},
    );
    return house;
  };
  const check = async (): Promise<void> => {
    for (const [ownerId, house] of houses) {
      const seq = await headOf(ownerId);
      if (seq > (house.last ?? house.start))
        deliver(house, { ownerId, seq, changes: 1, command: '', topics: everything });
    }
  };
  // While the database is away nothing can be compared; its return does it.
  const checkQuietly = () => void check().catch(() => {});
  const deaf = live.listen({ heard, reopened: checkQuietly });
  const timer = setInterval(checkQuietly, every);
  timer.unref();
  return {
    watch: (ownerId, hearer) => {
      const house = houses.get(ownerId) ?? begin(ownerId);
      house.hearers.add(hearer);
      return () => {
        house.hearers.delete(hearer);
        if (house.hearers.size === 0 && houses.get(ownerId) === house) houses.delete(ownerId);
      };
    },
    check,
    stop: () => {
      deaf();
      clearInterval(timer);
    },
  };
};
