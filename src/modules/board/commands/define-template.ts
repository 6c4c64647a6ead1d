import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { canDefineTemplates } from '../policy.ts';
import { templateKept } from '../records/template.ts';
import { Template } from '../schema.ts';
import { template } from '../tables.ts';

/** Adds a template to those from which recommendations of the house are begun. */
export const defineTemplate = command({
  name: 'board.define-template',
  input: z.object({ template: Template }).strict(),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => canDefineTemplates(actor, ownerId),
  run: async ({ tx, ownerId, newId, moves }, { template: said }) => {
    const id = newId();
    moves(`template:${id}`);
    await insertRows(tx, template, [{ ownerId, id, ...templateKept.rowOf(said) }]);
    return { id };
  },
});
