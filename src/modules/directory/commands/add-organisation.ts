import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { Organisation } from '../schema.ts';
import { organisation } from '../tables.ts';

/** Adds a centre (or another kind of house) with its departments; its own journal begins with this entry. */
export const addOrganisation = command({
  name: 'directory.add-organisation',
  input: z.object({ organisation: Organisation, departments: z.array(Organisation) }).strict(),
  load: async ({ ownerId }, input) => {
    if (input.organisation.id !== ownerId) throw refused('owner_differs', {}, { field: 'organisation.id' });
  },
  permit: (actor) => actor.kind === 'operator',
  run: async ({ tx }, input) => {
    await insertRows(tx, organisation, [input.organisation, ...input.departments]);
    return { id: input.organisation.id };
  },
});
