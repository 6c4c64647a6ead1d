import { withRole } from './agreed-roles.ts';
import { toldInStory, withPolicy } from './command.ts';
import { CannotWrite, textOf, type Files, type Read } from './skeleton.ts';
import { withElement, withImport } from './source-edit.ts';

const rooms = (module: string): Readonly<Record<string, string>> => ({
  'README.md': `# ${module}

In one sentence: what this module is for.

**Owns** notes, until you name what it owns.

**Words.** _Note_: a text somebody wrote down.

**Invariants**

- A note is never empty.

**Public surface**: \`index.ts\`.
`,
  'module.ts': `import type { HouseModule } from '../directory/index.ts';

export const ${module}: HouseModule = {
  name: '${module}',
  dependsOn: ['directory'],
};
`,
  'schema.ts': `import { someText } from '../../kernel/text.ts';

/** What a note says. */
export const NoteText = someText(2000);
`,
  'tables.ts': `import { pgSchema, primaryKey, text } from 'drizzle-orm/pg-core';
import { tenantColumns } from '../../kernel/columns.ts';

export const ${module} = pgSchema('${module}');

/** What somebody wrote down. */
export const note = ${module}.table('note', { ...tenantColumns(), text: text('text').notNull() }, (t) => [
  primaryKey({ columns: [t.ownerId, t.id] }),
]);
`,
  'index.ts': `export { addNote } from './commands/add-note.ts';\n`,
  'queries/notes.ts': `import { eq } from 'drizzle-orm';
import type { Tx } from '../../../kernel/scope.ts';
import { note } from '../tables.ts';

/** All notes of a house. */
export const notes = (tx: Tx, ownerId: string): Promise<{ id: string; text: string }[]> =>
  tx.select({ id: note.id, text: note.text }).from(note).where(eq(note.ownerId, ownerId));
`,
  'commands/add-note.ts': `import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { canAddNote } from '../policy.ts';
import { NoteText } from '../schema.ts';
import { note } from '../tables.ts';

/** Writes a note down. */
export const addNote = command({
  name: '${module}.add-note',
  input: z.object({ text: NoteText }).strict(),
  load: async () => {},
  permit: (actor, _subject, ownerId) => canAddNote(actor, ownerId),
  run: async ({ tx, ownerId, newId, announce }, { text }) => {
    const id = newId();
    await insertRows(tx, note, [{ ownerId, id, text }]);
    announce({ type: '${module}.note-added', noteId: id });
    return { id };
  },
});
`,
  'commands/add-note.db.test.ts': `import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { notes } from '../queries/notes.ts';
import { addNote } from './add-note.ts';

test('a note is written down, for its own house alone', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { id } = await centre.as(centre.people.administrator, addNote, { text: 'Written' });
  const seenBy = (ownerId: string) => withScope(centre.database, [ownerId], (tx) => notes(tx, centre.ownerId));
  expect(await seenBy(centre.ownerId)).toEqual([{ id, text: 'Written' }]);
  expect(await seenBy(other.ownerId)).toEqual([]);
  expect((await journalOf(centre))[0]).toMatchObject({ command: '${module}.add-note', changeCount: 1 });
});

test('others may not, and an empty note leaves nothing behind', async () => {
  const centre = await createTestCentre();
  const { administrator, observer } = centre.people;
  expect(await refusalOf(centre, observer, addNote, { text: 'Written' })).toEqual({ code: 'forbidden', wrote: 0 });
  expect(await refusalOf(centre, administrator, addNote, { text: ' ' })).toEqual({ code: 'invalid_input', wrote: 0 });
});
`,
});

const listed = (read: Read, module: string): [string, string] => {
  const path = 'src/app/modules.ts';
  const line = `import { ${module} } from '../modules/${module}/module.ts';`;
  return [path, withElement(withImport(textOf(read, path), line), 'modules', module)];
};

/** A module with one table, one command, one query and their test, named wherever modules and tables are. */
export const moduleSkeleton = (read: Read, module: string): Files => {
  if (!/^[a-z][a-z0-9]*$/.test(module))
    throw new CannotWrite(`"${module}" is no name: a module is one word in lower case, such as trials.`);
  if (read(`src/modules/${module}/module.ts`) !== null)
    throw new CannotWrite(`There is a module ${module} already: choose another name.`);
  return new Map([
    ...Object.entries(rooms(module)).map(([file, text]) => [`src/modules/${module}/${file}`, text] as const),
    withPolicy(read, module, 'add-note'),
    listed(read, module),
    toldInStory(read, module, 'add-note', "{ text: 'Written' }", 'index.ts'),
    withRole(read, `${module}.add-note`),
  ]);
};

/** What a migration says by hand of the module's schema and table. */
export const rulesOf = (module: string): string =>
  `--> statement-breakpoint\ngrant usage on schema ${module} to consilium_app;\n--> statement-breakpoint\nselect kernel.tenant_table('${module}.note');\n`;
