import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { forbidden, notFound } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { lockNotices, standingTexts } from '../load.ts';
import { canTakeNote } from '../policy.ts';
import { takenNote } from '../tables.ts';

/** Somebody of the house takes note of the version that stands, for themselves; once is enough. */
export const takeNote = command({
  name: 'privacy.take-note',
  input: z.object({ number: z.int().positive() }).strict(),
  load: async ({ tx, ownerId }, { number }) => {
    await lockNotices(tx, ownerId);
    if (!(await standingTexts(tx, ownerId)).some((row) => row.number === number)) throw notFound();
  },
  permit: (actor, _subject, ownerId) => canTakeNote(actor, ownerId),
  run: async ({ tx, ownerId, actor, now, newId, moves }, { number }) => {
    if (actor.kind !== 'user') throw forbidden();
    const { personId } = actor;
    moves(`privacy:noted`);
    const [noted] = await tx
      .select({ id: takenNote.id })
      .from(takenNote)
      .where(
        and(eq(takenNote.ownerId, ownerId), eq(takenNote.personId, personId), eq(takenNote.number, number)),
      );
    if (noted !== undefined) return noted;
    const id = newId();
    await insertRows(tx, takenNote, [{ ownerId, id, personId, number, at: now.toString() }]);
    return { id };
  },
});
