import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTestCentre } from './centre.ts';
import { declaredCommands } from './declared-commands.ts';
import { type Found, probing, remembering } from './probing.ts';
import { story } from './story.ts';

const agreed = new URL('roles-by-command.txt', import.meta.url);

let found: Found;
/** Names of commands, where only these are to be tried: all others are carried out as the story goes. */
const only = process.env['CONSILIUM_TRY']?.split(' ');
const isTried = (name: string): boolean => only?.includes(name) ?? true;

beforeAll(async () => {
  const theirs = remembering();
  const other = await createTestCentre({ carryOut: theirs.carryOut });
  await story(other);
  const mine = probing({ ownerId: other.ownerId, remembered: theirs.remembered, isTried });
  found = mine.found;
  await story(await createTestCentre({ carryOut: mine.carryOut }));
}, 300_000);

describe('every command, tried in every wrong way before it is carried out', () => {
  test('what is declared is tried', async () => {
    const declared = (await declaredCommands()).map(({ name }) => name).filter(isTried);
    if (only === undefined) expect(declared.length).toBeGreaterThan(20);
    else expect(declared).toHaveLength(only.length);
    expect([...found.tried].toSorted()).toEqual(declared);
  });

  test('lets nothing through that should not pass, and never falls over', () => {
    expect(found.attempts).toBeGreaterThan(only === undefined ? 1_000 : 0);
    expect(found.faults).toEqual([]);
  });

  test('who may do what is as people have agreed', async () => {
    const rows = [...found.roles]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, roles]) => `${name}: ${roles.join(', ') || 'the program itself'}`);
    if (only === undefined)
      await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('./roles-by-command.txt');
    else expect((await readFile(agreed, 'utf8')).split('\n')).toEqual(expect.arrayContaining(rows));
  });
});
