import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { strikingOf } from '../kernel/striking.ts';
import { Discipline, Role } from '../modules/directory/index.ts';
import { declaredCommands } from '../testing/declared-commands.ts';
import { everyApi, everyPage, everyStream } from './addresses.ts';
import { modules } from './modules.ts';
import { everyRight, mayOf, rightRows, rightsOfPage } from './rights.ts';

test('every page, document and stream of a house is entered by a right that the table tells in words', () => {
  const untold = [...everyPage, ...everyApi, ...everyStream]
    .filter(({ who }) => who !== 'everybody' && who !== 'signed-in' && rightsOfPage(who).length === 0)
    .map(({ path }) => path);
  // Add a right with this page's predicate to the `rights.ts` of its module.
  expect(untold).toEqual([]);
});

test('whatever is taken back is taken back by a right of the table', () => {
  const untold = strikingOf(modules).records.filter(
    ({ permit }) => !everyRight.some(({ may }) => may === permit),
  );
  expect(untold).toEqual([]);
});

test('each right is said once, and each command it names is there and asks for no other', async () => {
  const declared = (await declaredCommands()).map(({ name }) => name);
  const named = everyRight.flatMap(({ commands }) => commands);
  expect(named.filter((name) => !declared.includes(name))).toEqual([]);
  expect(named).toHaveLength(new Set(named).size);
  const labels = everyRight.map(({ label }) => label.id);
  expect(labels).toHaveLength(new Set(labels).size);
  expect(everyRight.length).toBeGreaterThan(25);
});

/** What each role could really do when every command was tried in a living house (`every-command.db.test.ts` holds the file to it). */
const tried = readFileSync(new URL('../testing/roles-by-command.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const);
const toldOf = (right: (typeof everyRight)[number]): string[] =>
  Role.options.flatMap((role) => {
    const may = mayOf(right, role);
    if (typeof may === 'boolean') return may ? [role] : [];
    const but = Discipline.options.filter((discipline) => !may.includes(discipline));
    return [`${role} (not of ${but.join(', ')})`];
  });
/** What is restored is what is taken back, each kind by the right of whoever may record it. */
const ofEveryKind = new Set(['kernel.restore', 'kernel.strike']);

test('who could carry out a command is who the table says may, row by row', () => {
  expect(tried.length).toBeGreaterThan(70);
  const faults = tried
    .filter(([name]) => !ofEveryKind.has(name))
    .flatMap(([name, could]) => {
      const told = everyRight.filter(({ commands }) => commands.includes(name)).flatMap(toldOf);
      // What strangers and the program itself send is nobody's right.
      const people = could === 'the program itself' || could === 'public' ? '' : could;
      return people === told.join(', ') ? [] : [`${name}: ${could}; told: ${told.join(', ') || 'nobody'}`];
    });
  // A command that no `rights.ts` names is added to the right of its module whose predicate it asks.
  expect(faults).toEqual([]);
});

test('a row asks the policy itself, for each role and discipline and for whoever looks', () => {
  const only = everyRight.find(({ commands }) => commands.includes('surgery.record-pathology'));
  if (only === undefined) throw new Error('nobody records pathology');
  expect(mayOf(only, 'observer')).toBe(false);
  expect(mayOf(only, 'surgeon')).toBe(true);
  const disciplines = mayOf(only, 'clinician');
  expect(disciplines).toContain('pathology');
  expect(disciplines).not.toContain('nursing');
  // A policy that changes changes the table.
  expect(mayOf({ may: () => true }, 'observer')).toBe(true);
  const grants = [{ ownerId: 'here', role: 'observer', discipline: null }] as const;
  const observer = { kind: 'user', userId: 'u', personId: 'p', grants } as const;
  const mine = (ownerId: string) => rightRows(observer, ownerId).filter((row) => row.mine).length;
  expect(mine('here')).toBe(3);
  expect(mine('elsewhere')).toBe(0);
});
