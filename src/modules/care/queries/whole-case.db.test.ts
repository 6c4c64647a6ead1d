import { beforeAll, expect, test } from 'vitest';
import { strike } from '../../../kernel/commands/strike.ts';
import { type Tx, withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { askTestCase, referTestCase } from '../../../testing/listed-case.ts';
import { anyCaseHead, caseHead, casesByLabel, wholeCase, wholeCases } from './whole-case.ts';

const result = (key: string, value: number) =>
  ({ key, state: 'present', value, unit: null, takenOn: '2026-11-05', reason: null }) as const;

const made = async () => {
  const centre = await createTestCentre();
  const { coordinator } = centre.people;
  const first = await referTestCase(centre, {
    workUp: [result('haemoglobin', 12), result('albumin', 4), result('ecog', 1)],
    referral: { receivedOn: '2026-11-15' },
  });
  const second = await referTestCase(centre, { workUp: [result('ecog', 2)] });
  const gone = await referTestCase(centre);
  const ask = async (receivedOn: string, questionType: 'staging' | 'maintenance') => {
    const asked = { phase: 'other', recurrenceNumber: null, questionType, receivedOn } as const;
    return (await askTestCase(centre, first.caseId, asked)).referralId;
  };
  // Entered last and received first.
  const asked = {
    newest: await ask('2026-11-18', 'maintenance'),
    oldest: await ask('2026-11-10', 'staging'),
  };
  await centre.as(coordinator, strike, { table: 'care.case', id: gone.caseId, version: 1 });
  const elsewhere = await createTestCentre();
  return { centre, elsewhere, first, second, gone, asked };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const read = <T>(work: (tx: Tx, ownerId: string) => Promise<T>, { ownerId } = house.centre): Promise<T> =>
  withScope(house.centre.database, [ownerId], (tx) => work(tx, ownerId));

test('a whole case has its questions in the order received and its results by their keys, none of another', async () => {
  const { first, second, asked } = house;
  const found = await read((tx, ownerId) => wholeCases(tx, ownerId, [second.caseId, first.caseId]));
  expect([...found.keys()].toSorted()).toEqual([first.caseId, second.caseId].toSorted());
  const whole = found.get(first.caseId);
  expect(whole?.case.label).toBe(first.label);
  expect(whole?.referrals.map(({ id }) => id)).toEqual([asked.oldest, first.referralId, asked.newest]);
  expect(whole?.workUp.map(({ key, value }) => [key, value])).toEqual([
    ['albumin', 4],
    ['ecog', 1],
    ['haemoglobin', 12],
  ]);
  expect(found.get(second.caseId)?.workUp.map(({ value }) => value)).toEqual([2]);
  expect(found.get(second.caseId)?.referrals).toHaveLength(1);
});

test('a case that was taken back is no case, but its head is found where its history is read', async () => {
  const { first, gone } = house;
  const taken = await read(async (tx, ownerId) => ({
    whole: await wholeCase(tx, ownerId, gone.caseId),
    head: await caseHead(tx, ownerId, gone.caseId),
    any: await anyCaseHead(tx, ownerId, gone.caseId),
    standing: await anyCaseHead(tx, ownerId, first.caseId),
  }));
  expect(taken).toMatchObject({ whole: null, head: null, any: { label: gone.label } });
  expect(taken.standing?.label).toBe(first.label);
});

test('a case of another house is no case in any of these', async () => {
  const { first, elsewhere } = house;
  const found = await read(
    async (tx, ownerId) => [
      await wholeCase(tx, ownerId, first.caseId),
      await caseHead(tx, ownerId, first.caseId),
      await anyCaseHead(tx, ownerId, first.caseId),
      ...(await casesByLabel(tx, ownerId, [first.caseId])),
    ],
    elsewhere,
  );
  expect(found).toEqual([null, null, null]);
});

test('cases stand by their numbers, the latest first, those that are not here left out', async () => {
  const { first, second, gone, elsewhere } = house;
  const ids = await read((tx, ownerId) =>
    casesByLabel(tx, ownerId, [first.caseId, gone.caseId, elsewhere.ownerId, second.caseId]),
  );
  expect(ids).toEqual([second.caseId, first.caseId]);
});
