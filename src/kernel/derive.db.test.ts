import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { modules } from '../app/modules.ts';
import { correctCase } from '../modules/care/index.ts';
import { careCase, patient, referral } from '../modules/care/tables.ts';
import { standing } from '../modules/board/tables.ts';
import { type TestCentre, createTestCentre } from '../testing/centre.ts';
import { testDatabase } from '../testing/database.ts';
import { referTestCase } from '../testing/listed-case.ts';
import { among } from './among.ts';
import { execute } from './command.ts';
import { strike } from './commands/strike.ts';
import { type Derivation, houseOf, rowsOf } from './derivation.ts';
import { unsettledOf } from './derive.ts';
import { openDatabase, type Tx, withScope } from './scope.ts';
import { settleAll } from './settle-all.ts';
import { strikingOf } from './striking.ts';

const owner = new Client(testDatabase().owner);
beforeAll(() => owner.connect());
afterAll(() => owner.end());

/** A house with one rule that fails for these cases. */
const houseThatFails = (failing: () => boolean): Derivation => ({
  name: 'test.fails',
  subject: rowsOf(careCase),
  watches: [{ table: careCase, by: careCase.id }],
  writes: [],
  run: async ({ guarded }, ids) => {
    for (const id of ids)
      guarded(id, () => {
        if (failing()) throw new Error('a fault in a rule');
      });
    return [];
  },
});

const corrected = {
  site: 'ovary',
  histology: null,
  stage: null,
  stageEdition: null,
  grade: null,
  presentedOn: '2026',
  treatedBefore: null,
  notOperatedReason: null,
} as const;

const openOf = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) => unsettledOf(tx, centre.ownerId));

test('a rule that throws keeps nobody from saving: it is announced and listed, until settle-all renews it', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  let broken = true;
  const database = openDatabase(testDatabase().operator, houseOf([houseThatFails(() => broken)]), 1);
  const call = {
    actor: centre.people.coordinator,
    ownerId: centre.ownerId,
    now: centre.now(),
    reason: 'test',
  };
  const saved = await execute(database, correctCase, call, { caseId, version: 1, case: corrected });
  const { rows } = await owner.query('select events from kernel.journal where owner_id = $1 and seq = $2', [
    centre.ownerId,
    saved.seq,
  ]);
  expect(rows[0].events).toContainEqual({
    type: 'kernel.derivation-failed',
    derivation: 'test.fails',
    subject: caseId,
  });
  expect(await openOf(centre)).toMatchObject([{ derivation: 'test.fails', subject: caseId }]);
  const operator = { actor: { kind: 'operator' } as const, ownerId: centre.ownerId, now: centre.now() };
  expect((await execute(database, settleAll, operator, {})).result).toEqual({ subjects: 1, failed: 1 });
  expect(await openOf(centre)).toHaveLength(1);
  broken = false;
  expect((await execute(database, settleAll, operator, {})).result).toEqual({ subjects: 1, failed: 0 });
  expect(await openOf(centre)).toEqual([]);
  await database.close();
});

test('in tests a rule that throws ends the command, and nothing is kept', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const database = openDatabase(testDatabase().app, houseOf([houseThatFails(() => true)], 'thrown'), 1);
  const call = {
    actor: centre.people.coordinator,
    ownerId: centre.ownerId,
    now: centre.now(),
    reason: 'test',
  };
  await expect(execute(database, correctCase, call, { caseId, version: 1, case: corrected })).rejects.toThrow(
    'a fault in a rule',
  );
  await centre.as(centre.people.coordinator, correctCase, { caseId, version: 1, case: corrected });
  await database.close();
});

test('a derived row that moved concerns whom it named before, and whom it names now', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const [left, entered] = [randomUUID(), randomUUID()];
  const moving: Derivation = {
    name: 'test.moves',
    subject: rowsOf(careCase),
    watches: [{ table: careCase, by: careCase.id }],
    writes: [standing],
    run: async () => [
      { table: 'board.standing', before: { patient_id: left }, now: { patient_id: entered } },
    ],
  };
  const heard: string[] = [];
  const hearing: Derivation = {
    name: 'test.hears',
    subject: rowsOf(patient),
    watches: [{ table: standing, by: standing.patientId }],
    writes: [],
    run: async (_work, ids) => {
      heard.push(...ids);
      return [];
    },
  };
  const database = openDatabase(testDatabase().app, houseOf([moving, hearing]), 1);
  const actor = centre.people.coordinator;
  const call = { actor, ownerId: centre.ownerId, now: centre.now(), reason: 'test' };
  await execute(database, correctCase, call, { caseId, version: 1, case: corrected });
  expect(heard.toSorted()).toEqual([left, entered].toSorted());
  await database.close();
});

test('what was taken back still leads to whom it concerns, also by a function that reads its row', async () => {
  const centre = await createTestCentre();
  const { caseId, referralId } = await referTestCase(centre);
  const heard: string[] = [];
  const hearing: Derivation = {
    name: 'test.hears',
    subject: rowsOf(careCase),
    watches: [
      {
        table: referral,
        by: async ({ tx, ownerId }, { ids }) => {
          const found = await tx
            .select({ caseId: referral.caseId })
            .from(referral)
            .where(among(referral.id, ownerId, ids));
          return found.map((row) => row.caseId);
        },
      },
    ],
    writes: [],
    run: async ({ tx, ownerId }, ids) => {
      heard.push(...ids, ...(await subjectsSeen(tx, ownerId)));
      return [];
    },
  };
  const subjectsSeen = async (tx: Tx, ownerId: string) =>
    (await tx.select({ id: referral.id }).from(referral).where(eq(referral.ownerId, ownerId))).map(
      ({ id }) => id,
    );
  const house = houseOf([hearing], 'thrown', strikingOf(modules));
  const database = openDatabase(testDatabase().app, house, 1);
  const call = {
    actor: centre.people.coordinator,
    ownerId: centre.ownerId,
    now: centre.now(),
    reason: 'test',
  };
  await execute(database, strike, call, { table: 'care.referral', id: referralId, version: 1 });
  // The rule itself sees what stands alone.
  expect(heard).toEqual([caseId]);
  await database.close();
});

test('subjects are new where the command has made them and changed nothing that leads to them', async () => {
  const centre = await createTestCentre();
  const heard: boolean[] = [];
  const hearing: Derivation = {
    name: 'test.hears',
    subject: rowsOf(careCase),
    watches: [
      { table: careCase, by: careCase.id },
      { table: referral, by: referral.caseId },
    ],
    writes: [],
    run: async ({ areNew }) => {
      heard.push(areNew);
      return [];
    },
  };
  const database = openDatabase(testDatabase().app, houseOf([hearing], 'thrown'), 1);
  const as: TestCentre['as'] = async (actor, definition, input) => {
    const call = { actor, ownerId: centre.ownerId, now: centre.now(), reason: 'test' };
    return (await execute(database, definition, call, input)).result;
  };
  const { caseId } = await referTestCase({ ...centre, as });
  await as(centre.people.coordinator, correctCase, { caseId, version: 1, case: corrected });
  expect(heard).toEqual([true, false]);
  await database.close();
});

/** Each rule says when it has begun and is through, and waits in between for what another does. */
const houseOfThree = (does: Readonly<Record<string, () => Promise<unknown>>>) => {
  const said: string[] = [];
  const rule = (name: string, ...tables: PgTable[]): Omit<Derivation, 'writes'> => ({
    name,
    subject: rowsOf(careCase),
    watches: tables.map((table) => ({ table, by: table === careCase ? careCase.id : standing.id })),
    run: async (_work, ids) => {
      said.push(`${name} begins`);
      await does[name]?.();
      said.push(`${name} ends`);
      return ids.map((id) => ({ table: 'board.standing', before: null, now: { id } }));
    },
  });
  const derivations = [
    { ...rule('first', careCase), writes: [standing] },
    { ...rule('beside', careCase), writes: [] },
    { ...rule('after', standing), writes: [] },
  ];
  return { said, database: openDatabase(testDatabase().app, houseOf(derivations, 'thrown'), 1) };
};

const correctIn = async ({ database }: ReturnType<typeof houseOfThree>) => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const actor = centre.people.coordinator;
  const call = { actor, ownerId: centre.ownerId, now: centre.now(), reason: 'test' };
  try {
    await execute(database, correctCase, call, { caseId, version: 1, case: corrected });
  } finally {
    await database.close();
  }
};

test('rules that do not rest on each other work side by side; one that watches what another writes comes after it', async () => {
  const begun = Promise.withResolvers<void>();
  const house = houseOfThree({
    first: () => begun.promise,
    beside: async () => begun.resolve(),
  });
  await correctIn(house);
  const said = house.said.filter((one) => !one.startsWith('beside ends'));
  expect(said).toEqual(['first begins', 'beside begins', 'first ends', 'after begins', 'after ends']);
});

test('what failed first is told, whichever rule waits for it', async () => {
  const failed = Promise.withResolvers<void>();
  const house = houseOfThree({
    first: () => failed.promise.then(() => Promise.reject(new Error('refused as everything after it'))),
    beside: async () => {
      setTimeout(failed.resolve, 50);
      throw new Error('the fault itself');
    },
  });
  await expect(correctIn(house)).rejects.toThrow('the fault itself');
});

test('only whoever runs the installation settles all', async () => {
  const centre = await createTestCentre();
  await expect(centre.as(centre.people.administrator, settleAll, {})).rejects.toMatchObject({
    code: 'forbidden',
  });
});
