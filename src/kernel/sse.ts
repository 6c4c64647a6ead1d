import type { FastifyRequest } from 'fastify';
import type { Services } from './app-context.ts';
import { lastChangeAfter } from './journal-head.ts';
import { concerns } from './news.ts';
import type { Screen } from './screens.ts';
import { withScope } from './scope.ts';

/** The entry a screen saw last: what its browser remembers, else what its page's address names. */
export const startOf = (request: FastifyRequest): number => {
  const asked = request.headers['last-event-id'] ?? (request.query as Record<string, string>)['after'];
  const seq = Number(asked);
  return Number.isSafeInteger(seq) && seq >= 0 ? seq : 0;
};

const mostTopics = 200;

/** What the page says that moves it: `?topic=case:ID`, any number of times. */
export const topicsOf = (request: FastifyRequest): readonly string[] => {
  const asked = (request.query as Record<string, string | string[] | undefined>)['topic'] ?? [];
  return [asked].flat().slice(0, mostTopics);
};

/** What a page is about, and what it was made at. */
export type Watched = {
  readonly ownerId: string;
  readonly start: number;
  /** What moves the page; empty for a page that everything may move. */
  readonly topics: readonly string[];
};

/**
 * Tells a screen of each entry that moved what it shows, with its number; the screen then fetches what its reader may
 * see. A screen that comes late, or back, is told once what it has missed.
 */
export const streamNews = async (
  services: Services,
  { ownerId, start, topics }: Watched,
  screen: Screen,
): Promise<void> => {
  let seq = start;
  const tell = (newest: number): void => {
    if (newest <= seq) return;
    seq = newest;
    screen.send(`id: ${newest}\ndata: moved\n\n`);
  };
  // Heard from before the journal is read, so that nothing falls between.
  screen.onClose(
    services.news.watch(ownerId, (news) => {
      if (topics.length === 0 || concerns(news, topics)) tell(news.seq);
    }),
  );
  screen.beatWith(() => seq);
  const missed = await withScope(services.database, [ownerId], (tx) =>
    lastChangeAfter(tx, ownerId, { seq: start, topics }),
  );
  tell(missed ?? 0);
};
