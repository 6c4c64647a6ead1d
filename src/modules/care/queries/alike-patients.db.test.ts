import { beforeAll, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { recordOf } from '../../../testing/record.ts';
import type { Her } from '../alike.ts';
import { alikePatients } from './alike-patients.ts';

const her = (
  recordNumber: string,
  latinName: string | null,
  bornOn: string | null,
  nativeName: string | null = null,
): Her => ({ recordNumber, latinName, nativeName, bornOn });
const kim = her('100234', 'Kim Seo-yeon', '1970-05-06', '김서연');
const lee = her('300456', 'Lee Ha-eun', '1981-01-02');
const unnamed = her('K-77', null, null);

const made = async () => {
  const centre = await createTestCentre();
  const refer = async ({ bornOn, ...names }: Her, patientId?: string) => {
    const whom = patientId
      ? { patientId }
      : { patient: { bornOn, diedOn: null }, identity: { ...names, sortName: null } };
    const site = patientId ? 'cervix' : 'ovary';
    const disease = { site, histology: null, stage: null, stageEdition: null } as const;
    const { caseId, label } = await referTestCase(centre, { whom, case: disease });
    return { label, patientId: (await recordOf(centre, caseId)).case.patientId };
  };
  const [first, second, third] = [await refer(kim), await refer(lee), await refer(unnamed)];
  // A second disease of hers does not change by which case she is called.
  await refer(kim, first.patientId);
  const elsewhere = await createTestCentre();
  const alike = (...women: readonly Her[]) =>
    withScope(centre.database, [centre.ownerId], (tx) => alikePatients(tx, centre.ownerId, women));
  return { centre, elsewhere, alike, kim: first, lee: second, unnamed: third };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const labels = async (woman: Her) => (await house.alike(woman))[0]?.map(({ label }) => label);

test('she is met by her number whatever she is called, and with leading zeros or one slip where births agree', async () => {
  const met = [house.kim.label];
  expect(await labels(her('100234', 'Park Min-ji', '1999-09-09'))).toEqual(met);
  expect(await labels(her('00100234', null, null))).toEqual(met);
  expect(await labels(her('100243', null, '1970-05-06'))).toEqual(met);
  expect(await labels(her('100243', 'Park Min-ji', '1999-09-09'))).toEqual([]);
  expect(await labels(her('10234', 'Kim Seo-yeon', null))).toEqual(met);
});

test('she is met by name and birth together, in any order and script, by neither alone', async () => {
  const met = [house.kim.label];
  expect(await labels(her('9', 'Seo yeon Kim', '1970-05-06'))).toEqual(met);
  expect(await labels(her('9', null, '1970-05-06', '김 서연'))).toEqual(met);
  expect(await labels(her('9', 'Kim Seo-yeon', '1970-05-07'))).toEqual([]);
  expect(await labels(her('9', 'Kim Seo-yeon', null))).toEqual([]);
  expect(await labels(her('9', 'Park Min-ji', '1970-05-06'))).toEqual([]);
});

test('each of several who are asked about gets her own, also twice the same; nobody gets nobody', async () => {
  const found = await house.alike(lee, her('9', 'Nobody', '1950-01-01'), kim, kim);
  expect(found.map((known) => known.map(({ patientId }) => patientId))).toEqual([
    [house.lee.patientId],
    [],
    [house.kim.patientId],
    [house.kim.patientId],
  ]);
  expect(await house.alike()).toEqual([]);
});

test('what is known of her comes with her: names, birth and the number of her first case', async () => {
  expect((await house.alike(kim))[0]).toEqual([
    { patientId: house.kim.patientId, label: house.kim.label, her: kim },
  ]);
  expect((await house.alike(her('K-77', 'Anybody', '1990-01-01')))[0]).toEqual([
    { patientId: house.unnamed.patientId, label: house.unnamed.label, her: unnamed },
  ]);
});

test('a woman of another house is met in neither', async () => {
  const { centre, elsewhere } = house;
  const asked = (scope: string, of: string) =>
    withScope(centre.database, [scope], (tx) => alikePatients(tx, of, [kim]));
  expect(await asked(elsewhere.ownerId, elsewhere.ownerId)).toEqual([[]]);
  expect(await asked(elsewhere.ownerId, centre.ownerId)).toEqual([[]]);
});
