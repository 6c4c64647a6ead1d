import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { lockNotices, standingTexts } from '../load.ts';
import { canKeepNotices } from '../policy.ts';
import { notice } from '../tables.ts';

/** Takes back the version that stands: strangers see none until another is published. That it stood, and how long, is kept. */
export const takeBackNotice = command({
  name: 'privacy.take-back-notice',
  input: z.object({ number: z.int().positive() }).strict(),
  reason: 'needed',
  load: async ({ tx, ownerId }, { number }) => {
    await lockNotices(tx, ownerId);
    const standing = (await standingTexts(tx, ownerId)).filter((row) => row.number === number);
    if (standing.length === 0) throw notFound();
    return standing;
  },
  permit: (actor, _subject, ownerId) => canKeepNotices(actor, ownerId),
  run: async ({ tx, now, moves }, { number }, standing) => {
    for (const row of standing) await updateRow(tx, notice, row, { until: now.toString() });
    moves(`privacy:notice`);
    return { number };
  },
});
