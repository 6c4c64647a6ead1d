import { beforeAll, expect, test } from 'vitest';
import { type Tx, withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { recordOf } from '../../../testing/record.ts';
import {
  casesKeyed,
  casesOfEach,
  womenHeld,
  womenLabelled,
  womenNumbered,
  womenOfCases,
} from './fed-women.ts';

const whom = (recordNumber: string, latinName: string | null) => ({
  patient: { bornOn: '1970-05-06', diedOn: '2026-11-12' },
  identity: { recordNumber, latinName, nativeName: latinName === 'Kim' ? '김서연' : null, sortName: 'kim' },
});
const otherDisease = { site: 'cervix', histology: null, stage: null, stageEdition: null } as const;

const made = async () => {
  const centre = await createTestCentre();
  const first = await referTestCase(centre, { whom: whom('N-1', 'Kim') });
  const { patientId } = (await recordOf(centre, first.caseId)).case;
  const second = await referTestCase(centre, { whom: { patientId }, case: otherDisease });
  const other = await referTestCase(centre, {
    whom: { ...whom('M-7', 'Lee'), patient: { bornOn: null, diedOn: null } },
  });
  const elsewhere = await createTestCentre();
  const foreign = await referTestCase(elsewhere, { whom: whom('N-3', 'Park') });
  return {
    centre,
    first,
    second,
    other,
    foreign,
    patientId,
    otherId: (await recordOf(centre, other.caseId)).case.patientId,
  };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const read = <T>(work: (tx: Tx, ownerId: string) => Promise<T>): Promise<T> =>
  withScope(house.centre.database, [house.centre.ownerId], (tx) => work(tx, house.centre.ownerId));

test('women are found by the numbers of their cases and by the cases, those of another house by neither', async () => {
  const { first, second, other, foreign, patientId, otherId } = house;
  const labels = [first.label, second.label, other.label, '99-9999'];
  expect(Object.fromEntries(await read((tx, ownerId) => womenLabelled(tx, ownerId, labels)))).toEqual({
    [first.label]: patientId,
    [second.label]: patientId,
    [other.label]: otherId,
  });
  const cases = [second.caseId, other.caseId, foreign.caseId];
  expect(Object.fromEntries(await read((tx, ownerId) => womenOfCases(tx, ownerId, cases)))).toEqual({
    [second.caseId]: patientId,
    [other.caseId]: otherId,
  });
  expect((await read((tx, ownerId) => womenOfCases(tx, ownerId, []))).size).toBe(0);
});

test('a woman is found by her record number as it is written, not by another’s', async () => {
  const { patientId, otherId } = house;
  const numbered = (numbers: readonly string[]) => read((tx, ownerId) => womenNumbered(tx, ownerId, numbers));
  expect(Object.fromEntries(await numbered(['N-1', 'M-7', 'N-3', 'n-1']))).toEqual({
    'N-1': patientId,
    'M-7': otherId,
  });
});

test('how a woman stands is told whole: number, names, birth and death, each her own', async () => {
  const { patientId, otherId } = house;
  const held = await read((tx, ownerId) => womenHeld(tx, ownerId, [patientId, otherId]));
  expect(held.get(patientId)).toEqual({
    recordNumber: 'N-1',
    latinName: 'Kim',
    nativeName: '김서연',
    sortName: 'kim',
    bornOn: '1970-05-06',
    diedOn: '2026-11-12',
  });
  expect(held.get(otherId)).toMatchObject({
    recordNumber: 'M-7',
    latinName: 'Lee',
    bornOn: null,
    diedOn: null,
  });
  expect((await read((tx, ownerId) => womenHeld(tx, ownerId, []))).size).toBe(0);
});

test('the cases of a woman stand by their numbers with their sites, another woman’s apart', async () => {
  const { first, second, other, patientId, otherId } = house;
  const cases = await read((tx, ownerId) => casesOfEach(tx, ownerId, [otherId, patientId]));
  expect(cases.get(patientId)?.map(({ id, label, site }) => [id, label, site])).toEqual([
    [first.caseId, first.label, 'ovary'],
    [second.caseId, second.label, 'cervix'],
  ]);
  expect(cases.get(otherId)?.map(({ id }) => id)).toEqual([other.caseId]);
});

test('a key names one case by its number, and every case of a woman by hers', async () => {
  const { first, second, other } = house;
  const keyed = (by: 'case' | 'record-number', keys: readonly string[]) =>
    read((tx, ownerId) => casesKeyed(tx, ownerId, by, keys));
  expect(Object.fromEntries(await keyed('case', [second.label, 'N-1']))).toEqual({
    [second.label]: [second.caseId],
  });
  const byNumber = await keyed('record-number', ['N-1', 'M-7', 'N-3', first.label]);
  expect([...byNumber.keys()].toSorted()).toEqual(['M-7', 'N-1']);
  expect(byNumber.get('N-1')?.toSorted()).toEqual([first.caseId, second.caseId].toSorted());
  expect(byNumber.get('M-7')).toEqual([other.caseId]);
});
