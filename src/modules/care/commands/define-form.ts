import { createHash } from 'node:crypto';
import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { canonicalJson } from '../../../kernel/canonical-json.ts';
import { command } from '../../../kernel/command.ts';
import { refused } from '../../../kernel/errors.ts';
import { definition } from '../../../kernel/tables.ts';
import { Text } from '../../../kernel/text.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { canDefineForms } from '../policy.ts';
import { isShipped, readDefinitionFile } from '../questionnaires.ts';
import { isProgramForm } from '../records/course.ts';

/**
 * Adds a questionnaire to those the house fills in, or a later version of one. `body` is its JSON; what is wrong in it is
 * refused with every place. The same version with the same body is there already and stays.
 */
export const defineForm = command({
  name: 'care.define-form',
  input: z.object({ body: Text.max(400_000) }).strict(),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => canDefineForms(actor, ownerId),
  run: async ({ tx, ownerId, newId }, { body: text }) => {
    const { json, definition: read } = readDefinitionFile(text, 'body');
    const { id: form, version: formVersion } = read.form;
    if (isShipped(form) || isProgramForm(form)) throw refused('form_of_program', {}, { field: 'body.id' });
    const sha256 = createHash('sha256').update(canonicalJson(json)).digest('hex');
    const standing = await tx
      .select({ id: definition.id, formVersion: definition.formVersion, sha256: definition.sha256 })
      .from(definition)
      .where(and(eq(definition.ownerId, ownerId), eq(definition.form, form)))
      .orderBy(desc(definition.formVersion));
    const place = { field: 'body.version' };
    const same = standing.find((row) => row.formVersion === formVersion);
    if (same !== undefined && same.sha256 !== sha256) throw refused('form_version_differs', {}, place);
    if (same !== undefined) return { id: same.id };
    const newest = standing[0]?.formVersion ?? 0;
    if (formVersion < newest) throw refused('form_version_older', { newest }, place);
    const id = newId();
    await insertRows(tx, definition, [{ ownerId, id, form, formVersion, body: json, sha256 }]);
    return { id };
  },
});
