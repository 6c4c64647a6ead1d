import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { workUp } from '../tables.ts';
import { recordWorkUp } from './record-work-up.ts';

const ca125 = (value: number) =>
  ({ key: 'ca125', state: 'present', value, unit: 'U/mL', takenOn: '2026-11-17', reason: null }) as const;
const asked = {
  key: 'brca',
  state: 'requested',
  value: null,
  unit: null,
  takenOn: null,
  reason: null,
} as const;

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(workUp).orderBy(workUp.key));

const referred = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  return { centre, caseId };
};

describe('recording work-up', () => {
  test('adds new items, replaces read ones, and leaves the same ones alone', async () => {
    const { centre, caseId } = await referred();
    const { clinician } = centre.people;
    await centre.as(clinician, recordWorkUp, { caseId, items: [ca125(812), asked] });
    await centre.as(clinician, recordWorkUp, { caseId, items: [ca125(640), asked], versions: { ca125: 1 } });
    expect(await stored(centre)).toMatchObject([
      { key: 'brca', state: 'requested', version: 1 },
      { key: 'ca125', value: 640, version: 2 },
    ]);
    expect(JSON.stringify(await journalOf(centre))).not.toMatch(/\b(?:812|640)\b|U\/mL/);
  });

  test('an item somebody else has saved since is a conflict that names it, and nothing is written', async () => {
    const { centre, caseId } = await referred();
    const { clinician, surgeon } = centre.people;
    await centre.as(clinician, recordWorkUp, { caseId, items: [ca125(812)] });
    await expect(
      centre.as(surgeon, recordWorkUp, { caseId, items: [asked, ca125(900)] }),
    ).rejects.toMatchObject({ code: 'changed_meanwhile', status: 409, place: { field: 'workUp.ca125' } });
    expect(await stored(centre)).toMatchObject([{ key: 'ca125', value: 812, version: 1 }]);
  });

  test('two people with different items both keep theirs', async () => {
    const { centre, caseId } = await referred();
    await Promise.all([
      centre.as(centre.people.clinician, recordWorkUp, { caseId, items: [ca125(1)] }),
      centre.as(centre.people.surgeon, recordWorkUp, { caseId, items: [asked] }),
    ]);
    expect((await stored(centre)).map(({ key }) => key)).toEqual(['brca', 'ca125']);
  });

  test.each([
    ['waived without a reason', { ...asked, state: 'waived' }],
    ['a date that is not', { ...ca125(1), takenOn: '2026-13' }],
    ['a date to come', { ...ca125(1), takenOn: '2027' }],
    ['a key with a quote', { ...ca125(1), key: `ca'; drop` }],
  ])('%s is refused with everything beside it', async (_name, wrong) => {
    const { centre, caseId } = await referred();
    const input = { caseId, items: [asked, { ...wrong, key: wrong.key === 'brca' ? 'hrd' : wrong.key }] };
    expect((await refusalOf(centre, centre.people.clinician, recordWorkUp, input)).wrote).toBe(0);
    expect(await stored(centre)).toEqual([]);
  });

  test('an item twice in a form is refused', async () => {
    const { centre, caseId } = await referred();
    const input = { caseId, items: [ca125(1), ca125(2)] };
    expect(await refusalOf(centre, centre.people.clinician, recordWorkUp, input)).toEqual({
      code: 'key_repeated',
      wrote: 0,
    });
  });

  test('is refused to readers, and for somebody else’s case', async () => {
    const { centre, caseId } = await referred();
    const other = await createTestCentre();
    const input = { caseId, items: [asked] };
    expect((await refusalOf(centre, centre.people.quality_manager, recordWorkUp, input)).code).toBe(
      'forbidden',
    );
    expect((await refusalOf(other, other.people.clinician, recordWorkUp, input)).code).toBe('not_found');
    expect(await stored(centre)).toEqual([]);
  });
});
