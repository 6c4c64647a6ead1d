import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { conflict, refused } from '../../../kernel/errors.ts';
import { localDay } from '../../../kernel/zone.ts';
import { insertRows, updateRow } from '../../../kernel/write-rows.ts';
import { houseOfOwner } from '../../directory/index.ts';
import { lastNumber, lockNotices, standingTexts } from '../load.ts';
import { canKeepNotices } from '../policy.ts';
import { NoticeTexts } from '../schema.ts';
import { notice } from '../tables.ts';

/**
 * Publishes what the house says of data, in one or more languages, as its next version; what stood is replaced, which needs a
 * reason. `last` is the number of the last version that its author knew.
 */
export const publishNotice = command({
  name: 'privacy.publish-notice',
  input: z.object({ last: z.int().nonnegative(), texts: NoticeTexts }).strict(),
  load: async ({ tx, ownerId }) => {
    await lockNotices(tx, ownerId);
    return { last: await lastNumber(tx, ownerId), standing: await standingTexts(tx, ownerId) };
  },
  permit: (actor, _subject, ownerId) => canKeepNotices(actor, ownerId),
  run: async (context, { last: known, texts }, { last, standing }) => {
    const { tx, ownerId, now, newId, moves } = context;
    if (known !== last) throw conflict();
    if (standing.length > 0 && context.reason === null)
      throw refused('reason_needed', {}, { field: 'reason' });
    const at = now.toString();
    for (const row of standing) await updateRow(tx, notice, row, { until: at });
    const { slug, name, zone } = await houseOfOwner(tx, ownerId);
    const house = { slug, houseName: name.latin, houseNativeName: name.native };
    const since = { from: at, fromOn: localDay(now, zone) };
    const number = last + 1;
    const rows = texts.map((text) => ({ ownerId, id: newId(), number, ...house, ...text, ...since }));
    await insertRows(tx, notice, rows);
    moves(`privacy:notice`);
    return { number };
  },
});
