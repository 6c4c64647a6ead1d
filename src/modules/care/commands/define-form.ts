import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { definition } from '../../../kernel/tables.ts';
import { Text } from '../../../kernel/text.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { canDefineForms } from '../policy.ts';
import { digestOf, readDefinitionFile, sameVersion } from '../questionnaires.ts';
import { standingVersions } from '../queries/definitions.ts';

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
    const sha256 = digestOf(json);
    const same = sameVersion(read.form, sha256, await standingVersions(tx, ownerId, form));
    if (same !== undefined) return { id: same.id };
    const id = newId();
    await insertRows(tx, definition, [{ ownerId, id, form, formVersion, body: json, sha256 }]);
    return { id };
  },
});
