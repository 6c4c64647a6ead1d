import { beforeAll, describe, expect, test } from 'vitest';
import { createTestCentre } from './centre.ts';
import { declaredCommands } from './declared-commands.ts';
import { type Found, probing, remembering } from './probing.ts';
import { story } from './story.ts';

let found: Found;

beforeAll(async () => {
  const theirs = remembering();
  const other = await createTestCentre({ carryOut: theirs.carryOut });
  await story(other);
  const mine = probing({ ownerId: other.ownerId, remembered: theirs.remembered });
  found = mine.found;
  await story(await createTestCentre({ carryOut: mine.carryOut }));
}, 300_000);

describe('every command, tried in every wrong way before it is carried out', () => {
  test('what is declared is tried', async () => {
    const declared = (await declaredCommands()).map(({ name }) => name);
    expect(declared.length).toBeGreaterThan(20);
    expect([...found.tried].toSorted()).toEqual(declared);
  });

  test('lets nothing through that should not pass, and never falls over', () => {
    expect(found.attempts).toBeGreaterThan(1_000);
    expect(found.faults).toEqual([]);
  });

  test('who may do what is as people have agreed', async () => {
    const rows = [...found.roles]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, roles]) => `${name}: ${roles.join(', ') || 'the program itself'}`);
    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('./roles-by-command.txt');
  });
});
