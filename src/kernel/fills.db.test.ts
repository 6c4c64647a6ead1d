import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createTestCentre } from '../testing/centre.ts';
import { referTestCase } from '../testing/listed-case.ts';
import { careCaseRows } from '../modules/care/index.ts';
import { AppError } from './errors.ts';
import { fill, fillsOf, type Looking, lookingAt, toldAt } from './fills.ts';
import { isOver } from './lending.ts';
import { place } from './place.ts';
import { openReading } from './reading.ts';
import { readTogether } from './read-together.ts';
import { withScope } from './scope.ts';

const here = place<string, string>('test.here');
const labels = async ({ tx }: Looking): Promise<string> => {
  const { cases } = await readTogether(tx, {
    cases: tx.select({ label: careCaseRows.label }).from(careCaseRows),
  });
  return cases.map(({ label }) => label).join(' ');
};
const divides = async ({ tx }: Looking): Promise<string> => {
  const { cases } = await readTogether(tx, {
    cases: tx.select({ one: sql<number>`1 / length(${careCaseRows.label} || '') / 0` }).from(careCaseRows),
  });
  return String(cases.length);
};
const asksWrongly = async ({ tx }: Looking): Promise<string> =>
  String((await tx.execute(sql`select 1 / 0`)).rows.length);
const throws = async (): Promise<string> => {
  throw new TypeError('Kim Younghee cannot be read');
};

const looks = async (...loads: readonly ((looking: Looking) => Promise<string>)[]) => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const logged: string[] = [];
  const log = (event: string, fields: unknown) => void logged.push(JSON.stringify([event, fields]));
  const reader = { ...centre, log: { info: log, warn: log, error: log } } as never;
  const fills = loads.map((load, index) => fill(here, `test.${index}`, index, load));
  const found = await withScope(centre.database, [centre.ownerId], async (tx) => {
    const looking = lookingAt(reader, tx);
    const [own, shown] = await Promise.all([labels(looking), fillsOf(fills, here, looking, caseId)]);
    return { own, shown, after: await labels(looking), told: await toldAt(fills, here, looking, caseId) };
  });
  return { ...found, logged };
};

test('a fill that fails takes nothing else with it, whatever failed: a rule, a read among others, a statement alone', async () => {
  const { own, shown, after, told, logged } = await looks(
    labels,
    throws,
    divides,
    labels,
    asksWrongly,
    labels,
  );
  expect(own).toMatch(/^\d\d-\d{4}$/);
  expect(shown.map(({ id, data }) => [id, data])).toEqual([
    ['test.0', own],
    ['test.1', null],
    ['test.2', null],
    ['test.3', own],
    ['test.4', null],
    ['test.5', own],
  ]);
  expect(after).toBe(own);
  expect(told).toEqual({ told: [own, own, own], isWhole: false });
  expect(logged).toHaveLength(6);
  expect(logged.join()).toMatch(/part of a page failed.*test\.1.*TypeError/);
  expect(logged.join()).toMatch(/test\.2.*value_unreadable/);
  expect(logged.join()).not.toContain('Younghee');
});

test('what nobody fails at is whole and logged nowhere; a database that is too busy ends the page', async () => {
  const { told, logged } = await looks(labels);
  expect(told).toMatchObject({ isWhole: true });
  expect(logged).toEqual([]);
  const away = async (): Promise<string> => {
    throw new AppError('busy_try_again', 503);
  };
  await expect(looks(labels, away)).rejects.toMatchObject({ status: 503 });
});

test('a page that ends before its fills is no failure of theirs', async () => {
  const centre = await createTestCentre();
  const logged: string[] = [];
  const log = (event: string) => void logged.push(event);
  const reading = openReading(centre.database);
  const reader = { ...centre, log: { info: log, warn: log, error: log } } as never;
  const answered = Promise.withResolvers<void>();
  const late = async (looking: Looking): Promise<string> => {
    await answered.promise;
    return labels(looking);
  };
  const shown = reading.read(centre.ownerId, (tx) =>
    fillsOf([fill(here, 'test.late', 0, late)], here, lookingAt(reader, tx), ''),
  );
  const ended = expect(shown).rejects.toSatisfy(isOver);
  await reading.close();
  answered.resolve();
  await ended;
  expect(logged).toEqual([]);
});
