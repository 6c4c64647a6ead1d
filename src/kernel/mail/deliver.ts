import { and, eq, inArray } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Services } from '../app-context.ts';
import { execute } from '../command.ts';
import { noteMails } from '../commands/note-mails.ts';
import { takeMails } from '../commands/take-mails.ts';
import { withScope } from '../scope.ts';
import { mail } from '../tables.ts';
import type { Composed } from './compose.ts';
import type { Answer, Transport } from './transport.ts';

/** Mails that are taken at a time: what five connections hand over before somebody else may take them, also to a slow server. */
const batch = 10;
const actor = { kind: 'job', name: 'mail' } as const;

type Work = Pick<Services, 'database' | 'log' | 'mail' | 'now'>;
type Row = typeof mail.$inferSelect;

const handOver = async (
  { log, mail: port }: Work,
  transport: Transport,
  row: Row,
  now: Temporal.Instant,
): Promise<Answer> => {
  let composed: Composed;
  try {
    composed = port.composed(row, now);
  } catch {
    log.error('mail not written', { mailId: row.id, kind: row.kind });
    return { is: 'refused', code: 'not_written' };
  }
  const envelopeFrom = port.returns.addressOf('bounce', row.id);
  return transport.send({ ...composed, id: row.id, to: row.address, envelopeFrom, replyTo: port.from });
};

/**
 * Hands a house's mails whose time has come to the mail server; how many were handed over or withdrawn. A process that ends between the server's
 * word and ours lets the same message go again, by the same Message-ID.
 */
export const deliver = async (
  work: Work,
  ownerId: string,
  isOver: () => boolean = () => false,
): Promise<number> => {
  const { database, mail: port, now } = work;
  const { transport } = port;
  if (transport === null) return 0;
  let count = 0;
  while (!isOver()) {
    const call = { actor, ownerId, now: now() };
    const { result } = await execute(database, takeMails, call, { most: batch });
    count += result.taken;
    if (result.taken === 0) return count;
    const rows = await withScope(database, [ownerId], (tx) =>
      tx
        .select()
        .from(mail)
        .where(and(eq(mail.ownerId, ownerId), inArray(mail.id, result.ids))),
    );
    const answers = await Promise.all(
      rows.map(async (row) => ({ id: row.id, answer: await handOver(work, transport, row, call.now) })),
    );
    await execute(database, noteMails, { ...call, now: now() }, { answers });
  }
  return count;
};
