import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { canDefineTemplates } from '../policy.ts';
import { templateKept } from '../records/template.ts';
import { Template } from '../schema.ts';
import { template } from '../tables.ts';

/** Says a template anew. What was recorded from it before stands as it was recorded. */
export const changeTemplate = command({
  name: 'board.change-template',
  input: z.object({ templateId: z.uuid(), version: z.int().positive(), template: Template }).strict(),
  load: async ({ tx, ownerId }, { templateId }) => {
    const [found] = await tx
      .select({ id: template.id })
      .from(template)
      .where(and(eq(template.ownerId, ownerId), eq(template.id, templateId)))
      .for('update');
    if (found === undefined) throw notFound();
    return found;
  },
  permit: (actor, _subject, ownerId) => canDefineTemplates(actor, ownerId),
  run: async ({ tx, ownerId, moves }, { version, template: said }, { id }) => {
    moves(`template:${id}`);
    await updateRow(tx, template, { ownerId, id, version }, templateKept.rowOf(said));
    return { id };
  },
});
