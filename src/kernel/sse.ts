import { and, asc, eq, gt } from 'drizzle-orm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from './app-context.ts';
import { withScope } from './scope.ts';
import { journal, journalHead } from './tables.ts';

const heartbeat = 20_000;
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

const startOf = (request: FastifyRequest): number => {
  const asked = request.headers['last-event-id'] ?? (request.query as Record<string, string>)['after'];
  const seq = Number(asked);
  return Number.isSafeInteger(seq) && seq >= 0 ? seq : 0;
};

/**
 * Streams the owner's journal to a screen: one event per entry that changed something, with its number and the name
 * of its command, resuming after `Last-Event-ID`. The screen then fetches what its reader may see.
 */
export const streamJournal = async (
  services: Services,
  ownerId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> => {
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  reply.raw.write(': open\n\n');
  let seq = startOf(request);
  let busy = false;
  let again = false;
  const send = async (): Promise<void> => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    do {
      again = false;
      const entries = await entriesAfter(services, ownerId, seq);
      for (const entry of entries) {
        seq = entry.seq;
        reply.raw.write(`id: ${entry.seq}\ndata: ${entry.command}\n\n`);
      }
      if (entries.length === page) again = true;
    } while (again);
    busy = false;
  };
  const deaf = services.live.listen((announcement) => {
    if (announcement.ownerId === ownerId) send().catch(() => reply.raw.destroy());
  });
  const beat = setInterval(() => reply.raw.write(': still here\n\n'), heartbeat);
  reply.raw.on('close', () => {
    deaf();
    clearInterval(beat);
  });
  await send().catch(() => reply.raw.destroy());
};
