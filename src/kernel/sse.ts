import { and, asc, eq, gt } from 'drizzle-orm';
import type { FastifyRequest } from 'fastify';
import type { Services } from './app-context.ts';
import type { Screen } from './screens.ts';
import { withScope } from './scope.ts';
import { journal, journalHead } from './tables.ts';

const page = 500;

/** Number of the owner's last journal entry; a page names it, so that its live stream starts where it was made. */
export const journalPosition = (services: Services, ownerId: string): Promise<number> =>
  withScope(services.database, [ownerId], async (tx) => {
    const found = await tx
      .select({ seq: journalHead.seq })
      .from(journalHead)
      .where(eq(journalHead.ownerId, ownerId));
    return found[0]?.seq ?? 0;
  });

const entriesAfter = (services: Services, ownerId: string, seq: number) =>
  withScope(services.database, [ownerId], (tx) =>
    tx
      .select({ seq: journal.seq, command: journal.command })
      .from(journal)
      .where(and(eq(journal.ownerId, ownerId), gt(journal.seq, seq), gt(journal.changeCount, 0)))
      .orderBy(asc(journal.seq))
      .limit(page),
  );

/** The entry a screen saw last: what its browser remembers, else what its page's address names. */
export const startOf = (request: FastifyRequest): number => {
  const asked = request.headers['last-event-id'] ?? (request.query as Record<string, string>)['after'];
  const seq = Number(asked);
  return Number.isSafeInteger(seq) && seq >= 0 ? seq : 0;
};

/**
 * Streams the owner's journal to a screen: one event per entry that changed something, with its number and the name
 * of its command, after entry `start`. The screen then fetches what its reader may see.
 */
export const streamJournal = async (
  services: Services,
  ownerId: string,
  start: number,
  screen: Screen,
): Promise<void> => {
  let seq = start;
  let busy = false;
  let again = false;
  const send = async (): Promise<void> => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    try {
      do {
        again = false;
        const entries = await entriesAfter(services, ownerId, seq);
        for (const entry of entries) {
          seq = entry.seq;
          screen.send(`id: ${entry.seq}\ndata: ${entry.command}\n\n`);
        }
        if (entries.length === page) again = true;
      } while (again);
    } finally {
      busy = false;
    }
  };
  // What could not be read while the database was away is read when it is back.
  const wake = () => void send().catch(() => {});
  screen.onClose(
    services.live.listen({
      heard: (announcement) => {
        if (announcement.ownerId === ownerId) wake();
      },
      reopened: wake,
    }),
  );
  await send().catch(() => {});
};
