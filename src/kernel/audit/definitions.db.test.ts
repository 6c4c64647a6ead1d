import { expect, test } from 'vitest';
import { createTestCentre } from '../../testing/centre.ts';
import {
  compareDefinitions,
  definitionsOf,
  definitionsText,
  shippedDefinitions,
  trackedTables,
} from './definitions.ts';
import { withScope } from '../scope.ts';

const found = async () => {
  const { database } = await createTestCentre();
  return withScope(database, [], definitionsOf);
};

// A migration or view that changes what a database is made of changes this file too: `npx vitest -u` writes it.
test('what this version ships is what its migrations make', async () => {
  await expect(definitionsText(await found())).toMatchFileSnapshot('../../../migrations/definitions.txt');
});

test('another major version of PostgreSQL spells definitions in its own way, so nothing is said of it', async () => {
  const here = await found();
  expect(compareDefinitions(here, here)).toEqual([]);
  expect(compareDefinitions(here, { ...here, server: here.server - 1 })).toBeNull();
});

test('the tables that are tracked are those the shipped version names', () => {
  const tables = trackedTables(shippedDefinitions());
  expect(tables).toContainEqual({ name: 'care.case', isOwned: true });
  expect(tables).toContainEqual({ name: 'directory.person', isOwned: false });
  expect(tables.map(({ name }) => name)).not.toContain('kernel.journal');
});
