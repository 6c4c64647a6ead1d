import { and, asc, eq, inArray, lte } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { command } from '../command.ts';
import { isUsable } from '../link-use.ts';
import { link, mail } from '../tables.ts';
import { updateRow } from '../write-rows.ts';

/** Minutes for which a mail that was taken is this process's: whoever is killed meanwhile leaves it to another. */
export const lease = 5;

/**
 * Takes mails whose time has come, to be sent now by who asks: none of them is taken by another for five minutes. One whose link
 * cannot be used any more, or that comes too late, is withdrawn instead.
 */
export const takeMails = command({
  name: 'kernel.take-mails',
  input: z.object({ most: z.int().min(1).max(100) }).strict(),
  load: async () => undefined,
  permit: (actor) => actor.kind === 'job',
  run: async ({ tx, ownerId, now }, { most }) => {
    const rows = await tx
      .select()
      .from(mail)
      .where(and(eq(mail.ownerId, ownerId), eq(mail.state, 'waiting'), lte(mail.nextAt, now.toString())))
      .orderBy(asc(mail.nextAt), asc(mail.id))
      .limit(most)
      .for('update', { skipLocked: true });
    const linkIds = rows.flatMap(({ linkId }) => linkId ?? []);
    const links = await tx
      .select({ id: link.id, expiresAt: link.expiresAt, usesLeft: link.usesLeft })
      .from(link)
      .where(and(eq(link.ownerId, ownerId), inArray(link.id, linkIds)));
    const usable = new Set(links.filter((each) => isUsable(each, now)).map(({ id }) => id));
    const ids: string[] = [];
    for (const row of rows) {
      const isLinkOver = row.linkId !== null && !usable.has(row.linkId);
      const isLate =
        row.goodUntil !== null && Temporal.Instant.compare(Temporal.Instant.from(row.goodUntil), now) <= 0;
      if (isLinkOver || isLate)
        await updateRow(tx, mail, row, { state: 'withdrawn', code: isLinkOver ? 'link_over' : 'too_late' });
      else {
        ids.push(row.id);
        const nextAt = now.add({ minutes: lease }).toString();
        await updateRow(tx, mail, row, { tries: row.tries + 1, nextAt });
      }
    }
    return { ids, taken: rows.length };
  },
});
