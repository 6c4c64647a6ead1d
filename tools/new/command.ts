import { withRole } from './agreed-roles.ts';
import { camel, pascal, placeOf, plain, textOf, type Files, type Read } from './skeleton.ts';
import { withImport, withStatement } from './source-edit.ts';

const fileOf = (module: string, name: string): string => `src/modules/${module}/commands/${name}.ts`;

const definition = (module: string, name: string): string => `import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { can${pascal(name)} } from '../policy.ts';

/** In one sentence: what is different after "${plain(name)}". */
export const ${camel(name)} = command({
  name: '${module}.${name}',
  // Ids, codes of schema.ts and texts of kernel/text.ts; \`made\` says that the form makes this id.
  input: z.object({ id: z.uuid().meta({ made: true }) }).strict(),
  // Reads and locks what it is about; \`throw notFound()\` when this house has no such thing.
  load: async () => {},
  permit: (actor, _subject, ownerId) => can${pascal(name)}(actor, ownerId),
  // Decides with pure functions, writes with insertRows or updateRow, and tells others by ids.
  run: async ({ announce }, { id }) => {
    announce({ type: '${module}.${name}', id });
    return { id };
  },
});
`;

const test = (module: string, name: string): string => `import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { ${camel(name)} } from './${name}.ts';

test('${plain(name)}: an administrator does, and the journal says so', async () => {
  const centre = await createTestCentre();
  const id = randomUUID();
  expect(await centre.as(centre.people.administrator, ${camel(name)}, { id })).toEqual({ id });
  expect((await journalOf(centre))[0]).toMatchObject({
    command: '${module}.${name}',
    events: [{ type: '${module}.${name}', id }],
  });
});

test('${plain(name)}: others may not, and bad input leaves nothing behind', async () => {
  const centre = await createTestCentre();
  const { administrator, observer } = centre.people;
  const refusal = (actor: typeof observer, input: unknown) => refusalOf(centre, actor, ${camel(name)}, input);
  expect(await refusal(observer, { id: randomUUID() })).toEqual({ code: 'forbidden', wrote: 0 });
  expect(await refusal(administrator, { id: 'none' })).toEqual({ code: 'invalid_input', wrote: 0 });
});
`;

/** The module's policy with one more predicate: administrators may, until somebody decides. */
export const withPolicy = (read: Read, module: string, name: string): [string, string] => {
  const path = `src/modules/${module}/policy.ts`;
  const predicate = `
/** Whether the actor may ${plain(name)}. */
export const can${pascal(name)} = (actor: Actor, ownerId: string): boolean =>
  hasRole(actor, ownerId, 'administrator');
`;
  const there = read(path) ?? '';
  if (there.includes(`const can${pascal(name)} `)) return [path, there];
  const imports = there.includes('hasRole')
    ? there
    : withImport(there, "import { hasRole, type Actor } from '../../kernel/actor.ts';");
  return [path, imports + predicate];
};

/** The story of a house, in which this command is carried out at least once. */
export const toldInStory = (
  read: Read,
  module: string,
  name: string,
  input: string,
  from = `commands/${name}.ts`,
): [string, string] => {
  const path = 'src/testing/story.ts';
  const told = textOf(read, path);
  const isTaken = new RegExp(`\\b${camel(name)}\\b`).test(told);
  const called = isTaken ? `${camel(name)}Of${pascal(module)}` : camel(name);
  const taken = isTaken ? `${camel(name)} as ${called}` : called;
  const line = `import { ${taken} } from '../modules/${module}/${from}';`;
  const statement = `await centre.as(centre.people.administrator, ${called}, ${input});`;
  return [path, withStatement(withImport(told, line), 'story', statement)];
};

/** A command of a module with its test, who may carry it out, and its place in the story every command is tried in. */
export const commandSkeleton = (read: Read, written: string): Files => {
  const { module, name } = placeOf(read, written, fileOf);
  const path = fileOf(module, name);
  return new Map([
    [path, definition(module, name)],
    [path.replace(/\.ts$/, '.db.test.ts'), test(module, name)],
    withPolicy(read, module, name),
    toldInStory(read, module, name, '{ id: randomUUID() }'),
    withRole(read, `${module}.${name}`),
  ]);
};
