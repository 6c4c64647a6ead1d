import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referCase } from '../commands/refer-case.ts';
import { caseList } from './case-list.ts';
import { findPatients } from './find-patients.ts';

type Names = { recordNumber: string; latinName: string | null; nativeName: string | null };

const refer = (centre: TestCentre, names: Names) =>
  centre.as(centre.people.coordinator, referCase, {
    whom: {
      patient: { bornOn: null, diedOn: null },
      identity: { ...names, sortName: names.latinName },
    },
    case: {
      site: null,
      histology: null,
      stage: null,
      stageEdition: null,
      grade: null,
      entry: 'referral',
      presentedOn: null,
      treatedBefore: null,
      notOperatedReason: null,
    },
    referral: {
      phase: 'other',
      questionType: 'other',
      question: 'Which?',
      consultantId: centre.people.surgeon.personId,
      receivedOn: '2026-11-18',
    },
    workUp: [],
  });

const found = (centre: TestCentre, typed: string) =>
  withScope(centre.database, [centre.ownerId], async (tx) => {
    const patientIds = await findPatients(tx, centre.ownerId, typed);
    return (await caseList(tx, centre.ownerId, { patientIds })).cases.map(({ label }) => label).toSorted();
  });

describe('finding patients', () => {
  test('by the beginning of a name or number, in any case, native or Latin; not by its middle', async () => {
    const centre = await createTestCentre();
    const { label: kim } = await refer(centre, {
      recordNumber: 'ab-100',
      latinName: 'Kim Seo-yeon',
      nativeName: '김서연',
    });
    const { label: lee } = await refer(centre, {
      recordNumber: 'AB-200',
      latinName: null,
      nativeName: '이하은',
    });
    expect(await found(centre, 'kim')).toEqual([kim]);
    expect(await found(centre, 'Kim Seo')).toEqual([kim]);
    expect(await found(centre, ' kim  seo ')).toEqual([kim]);
    expect(await found(centre, '김')).toEqual([kim]);
    expect(await found(centre, '이하은')).toEqual([lee]);
    expect(await found(centre, 'ab-')).toEqual([kim, lee]);
    expect(await found(centre, 'AB-1')).toEqual([]);
    expect(await found(centre, 'Seo')).toEqual([]);
    expect(await found(centre, '%')).toEqual([]);
    expect(await found(centre, ' ')).toEqual([]);
  });

  test('never in another house', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    await refer(other, { recordNumber: '1', latinName: 'Kim', nativeName: null });
    expect(await found(mine, 'kim')).toEqual([]);
    const across = await withScope(mine.database, [mine.ownerId], (tx) =>
      findPatients(tx, other.ownerId, 'kim'),
    );
    expect(across).toEqual([]);
  });
});
