import { beforeAll, expect, test } from 'vitest';
import { type Tx, withScope } from '../../../kernel/scope.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { recordOf } from '../../../testing/record.ts';
import { bornOnOf } from './born-on.ts';
import { deathOf } from './death-of.ts';
import { identitiesOf, identityOfCase } from './identities.ts';
import { perhapsSameDisease } from './cases-of-woman.ts';

const whom = (recordNumber: string, bornOn: string | null, diedOn: string | null = null) => ({
  patient: { bornOn, diedOn },
  identity: { recordNumber, latinName: `Name ${recordNumber}`, nativeName: null, sortName: null },
});
const at = (site: 'cervix' | 'tube' | null) => ({ site, histology: null, stage: null, stageEdition: null });

const made = async () => {
  const centre = await createTestCentre();
  const refer = async (more: Parameters<typeof referTestCase>[1]) => {
    const { caseId, label } = await referTestCase(centre, more);
    return { caseId, label, patientId: (await recordOf(centre, caseId)).case.patientId };
  };
  const kim = await refer({ whom: whom('1', '1970-05-06', '2026-11') });
  const lee = await refer({ whom: whom('2', null) });
  const cervix = await refer({ whom: { patientId: kim.patientId }, case: at('cervix') });
  const elsewhere = await createTestCentre();
  return { centre, elsewhere, kim, lee, cervix };
};
let house: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  house = await made();
});
const read = <T>(work: (tx: Tx, ownerId: string) => Promise<T>, { ownerId } = house.centre): Promise<T> =>
  withScope(house.centre.database, [ownerId], (tx) => work(tx, ownerId));
const shown = (patientId: string, recordNumber: string, bornOn: string | null) => ({
  patientId,
  recordNumber,
  latinName: `Name ${recordNumber}`,
  nativeName: null,
  bornOn,
});

test('each woman is told by her own names and number, of a case its own woman', async () => {
  const { kim, lee, cervix } = house;
  const told = await read((tx, ownerId) => identitiesOf(tx, ownerId, [lee.patientId, kim.patientId]));
  const [hers, others] = [shown(kim.patientId, '1', '1970-05-06'), shown(lee.patientId, '2', null)];
  expect(told).toHaveLength(2);
  expect(told).toEqual(expect.arrayContaining([hers, others]));
  expect(await read((tx, ownerId) => identityOfCase(tx, ownerId, cervix.caseId))).toEqual(hers);
  expect(await read((tx, ownerId) => identityOfCase(tx, ownerId, lee.caseId))).toEqual(others);
});

test('when one of several is not of the house none is told', async () => {
  const { kim, elsewhere } = house;
  const refusal = (work: (tx: Tx, ownerId: string) => Promise<unknown>, at = house.centre) =>
    read(work, at).then(
      () => 'told',
      (error: { code?: string }) => error.code,
    );
  expect(await refusal((tx, id) => identitiesOf(tx, id, [kim.patientId, elsewhere.ownerId]))).toBe(
    'not_found',
  );
  expect(await refusal((tx, id) => identitiesOf(tx, id, [kim.patientId]), elsewhere)).toBe('not_found');
  expect(await refusal((tx, id) => identityOfCase(tx, id, kim.caseId), elsewhere)).toBe('not_found');
  expect(await refusal((tx, id) => identityOfCase(tx, id, elsewhere.ownerId))).toBe('not_found');
});

test('birth and death are hers as far as they are known', async () => {
  const { kim, lee } = house;
  expect(await read((tx, id) => bornOnOf(tx, id, kim.patientId))).toEqual([{ bornOn: '1970-05-06' }]);
  expect(await read((tx, id) => deathOf(tx, id, kim.patientId))).toEqual([{ diedOn: '2026-11' }]);
  expect(await read((tx, id) => bornOnOf(tx, id, lee.patientId))).toEqual([{ bornOn: null }]);
  expect(await read((tx, id) => deathOf(tx, id, lee.patientId))).toEqual([{ diedOn: null }]);
});

test('a disease may be one that she has where the sites share a table or nobody knows; another woman’s never is', async () => {
  const { kim, lee, cervix } = house;
  const perhaps = async (patientId: string, site: 'ovary' | 'tube' | 'cervix' | 'vulva' | null) =>
    (await read((tx, id) => perhapsSameDisease(tx, id, { patientId, site }))).map(({ label }) => label);
  expect(await perhaps(kim.patientId, 'tube')).toEqual([kim.label]);
  expect(await perhaps(kim.patientId, 'cervix')).toEqual([cervix.label]);
  expect(await perhaps(kim.patientId, 'vulva')).toEqual([]);
  expect(await perhaps(kim.patientId, null)).toEqual([kim.label, cervix.label]);
  expect(await perhaps(lee.patientId, 'ovary')).toEqual([lee.label]);
});
