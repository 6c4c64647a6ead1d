import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { keptFacts } from '../../../testing/kept-facts.ts';
import { careCase, identity, patient, referral, workUp } from '../tables.ts';
import { referCase } from './refer-case.ts';

const inputOf = (centre: TestCentre, more: { recordNumber?: string } = {}) => ({
  whom: {
    patient: { bornOn: '1961-02', diedOn: null },
    identity: {
      recordNumber: more.recordNumber ?? `R-${randomUUID()}`,
      latinName: 'Secret Kim',
      nativeName: '김비밀',
      sortName: 'Kim, Secret',
    },
  },
  case: {
    site: 'ovary' as const,
    histology: null,
    stage: null,
    stageEdition: null,
    grade: null,
    entry: 'referral' as const,
    presentedOn: '2026',
    treatedBefore: null,
    notOperatedReason: null,
  },
  referral: {
    phase: 'pre_treatment' as const,
    questionType: 'diagnosis' as const,
    question: 'What is this mass?',
    consultantId: centre.people.surgeon.personId,
    receivedOn: '2026-11-18',
  },
  workUp: [
    {
      key: 'ca125',
      state: 'present' as const,
      value: 812.5,
      unit: 'U/mL',
      takenOn: '2026-11-05',
      reason: null,
    },
  ],
});

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    patients: await tx.select().from(patient),
    identities: await tx.select().from(identity),
    cases: await tx.select().from(careCase),
    referrals: await tx.select().from(referral),
    items: await tx.select().from(workUp),
    facts: (await keptFacts(tx)).cases,
  }));
const nothing = { patients: [], identities: [], cases: [], referrals: [], items: [], facts: [] };

/** Every single value of a structure, as text. */
const valuesIn = (part: unknown): string[] =>
  part !== null && typeof part === 'object' ? Object.values(part).flatMap(valuesIn) : [String(part)];

describe('referring a case', () => {
  test('keeps what is known, leaves the rest unknown, and journals ids without values', async () => {
    const centre = await createTestCentre();
    const input = inputOf(centre);
    const { caseId, referralId, label } = await centre.as(centre.people.clinician, referCase, input);
    expect(label).toMatch(/^26-\d{4}$/);
    const { patients, identities, cases, referrals, items, facts } = await stored(centre);
    expect(patients).toMatchObject([{ bornOn: '1961-02', diedOn: null }]);
    expect(identities).toMatchObject([{ id: patients[0]?.id, ...input.whom.identity }]);
    expect(cases).toMatchObject([{ id: caseId, patientId: patients[0]?.id, ...input.case }]);
    expect(referrals).toMatchObject([{ id: referralId, caseId, ...input.referral }]);
    expect(items).toMatchObject([{ caseId, ...input.workUp[0] }]);
    expect(facts).toMatchObject([
      { id: caseId, ovarian: true, advanced: null, untreatedBefore: null, operated: null, treated: null },
    ]);
    const entries = await journalOf(centre);
    expect(entries[0]).toMatchObject({
      command: 'care.refer-case',
      actor: { personId: centre.people.clinician.personId },
      events: [{ type: 'care.case-referred', caseId }],
    });
    const text = JSON.stringify(entries);
    for (const value of ['Secret', '김비밀', input.whom.identity.recordNumber, 'mass'])
      expect(text).not.toContain(value);
    // Ids are random and may hold these digits: a number is looked for as a value.
    expect(valuesIn(entries)).not.toContain('812.5');
  });

  test('a woman the centre knows gets a second case and no second identity', async () => {
    const centre = await createTestCentre();
    await centre.as(centre.people.coordinator, referCase, inputOf(centre));
    const [known] = (await stored(centre)).patients;
    const first = inputOf(centre);
    const again = {
      ...first,
      whom: { patientId: known?.id ?? '' },
      case: { ...first.case, site: 'cervix' as const },
    };
    await centre.as(centre.people.coordinator, referCase, again);
    const { cases, identities } = await stored(centre);
    expect(identities).toHaveLength(1);
    expect(cases.map(({ patientId }) => patientId)).toEqual([known?.id, known?.id]);
    expect(new Set(cases.map(({ label }) => label)).size).toBe(2);
  });

  test.each(['administrator', 'quality_manager', 'observer'] as const)(
    'is refused to the %s',
    async (role) => {
      const centre = await createTestCentre();
      expect(await refusalOf(centre, centre.people[role], referCase, inputOf(centre))).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
      expect(await stored(centre)).toEqual(nothing);
    },
  );

  test('whoever may not refer is not told whether a record number is known', async () => {
    const centre = await createTestCentre();
    await centre.as(centre.people.coordinator, referCase, inputOf(centre, { recordNumber: 'R-1' }));
    const taken = inputOf(centre, { recordNumber: 'R-1' });
    expect((await refusalOf(centre, centre.people.observer, referCase, taken)).code).toBe('forbidden');
    expect(await refusalOf(centre, centre.people.coordinator, referCase, taken)).toEqual({
      code: 'perhaps_known',
      wrote: 0,
    });
  });

  test('of two at the same moment with the same number one is kept', async () => {
    const centre = await createTestCentre();
    const both = await Promise.allSettled(
      ['coordinator', 'clinician'].map((role) =>
        centre.as(centre.people[role as 'clinician'], referCase, inputOf(centre, { recordNumber: 'R-2' })),
      ),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await stored(centre)).cases).toHaveLength(1);
  });

  test('another house’s patient is not found', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    await other.as(other.people.coordinator, referCase, inputOf(other));
    const [hers] = (await stored(other)).patients;
    const input = { ...inputOf(mine), whom: { patientId: hers?.id ?? '' } };
    expect(await refusalOf(mine, mine.people.coordinator, referCase, input)).toEqual({
      code: 'not_found',
      wrote: 0,
    });
    expect(await stored(mine)).toEqual(nothing);
  });

  test('another house’s doctor cannot be the consultant', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    const input = inputOf(mine);
    input.referral.consultantId = other.people.surgeon.personId;
    expect((await refusalOf(mine, mine.people.coordinator, referCase, input)).code).toBe('person_unknown');
  });

  test.each([
    [
      'a day that is not',
      'whom.patient.bornOn',
      (input: Input) => (input.whom.patient.bornOn = '1961-02-30'),
    ],
    ['a birth to come', 'whom.patient.bornOn', (input: Input) => (input.whom.patient.bornOn = '2027')],
    ['coming before birth', 'case.presentedOn', (input: Input) => (input.case.presentedOn = '1960-12-31')],
    [
      'a referral to come',
      'referral.receivedOn',
      (input: Input) => (input.referral.receivedOn = '2026-11-22'),
    ],
    ['a referral of some day', 'referral.receivedOn', (input: Input) => (input.referral.receivedOn = '2026')],
    ['a result to come', 'workUp.ca125', (input: Input) => (first(input).takenOn = '2026-12')],
    [
      'no record number',
      'whom.identity.recordNumber',
      (input: Input) => (input.whom.identity.recordNumber = ' '),
    ],
    ['no question', 'referral.question', (input: Input) => (input.referral.question = '')],
    ['a stage without edition', 'case.stage', (input: Input) => (input.case.stage = 'IIIC' as never)],
  ])('%s is refused at its field and leaves nothing behind', async (_name, field, spoil) => {
    const centre = await createTestCentre();
    const input = inputOf(centre);
    spoil(input);
    await expect(centre.as(centre.people.coordinator, referCase, input)).rejects.toMatchObject({
      status: 422,
      place: { field },
    });
    expect(await stored(centre)).toEqual(nothing);
  });

  test('a replayed form gives the first result', async () => {
    const centre = await createTestCentre();
    const [input, requestKey] = [inputOf(centre), randomUUID()];
    const results = await Promise.all(
      Array.from({ length: 3 }, () => centre.as(centre.people.coordinator, referCase, input, { requestKey })),
    );
    expect(new Set(results.map(({ caseId }) => caseId)).size).toBe(1);
    expect((await stored(centre)).cases).toHaveLength(1);
  });
});

/** The same woman entered again, with some of what is written of her. */
const entered = (
  centre: TestCentre,
  of: { number: string; name?: string; born?: string | null },
  another?: string[],
) => {
  const input = inputOf(centre, { recordNumber: of.number });
  const patientOf = { ...input.whom.patient, bornOn: of.born === undefined ? '1961-02-03' : of.born };
  const identityOf = { ...input.whom.identity, latinName: of.name ?? 'Kim Seo-yeon', nativeName: null };
  return { ...input, whom: { patient: patientOf, identity: identityOf, ...(another && { another }) } };
};

describe('a woman whom the centre may know already', () => {
  test.each<[string, Parameters<typeof entered>[1]]>([
    ['her number without its hyphens', { number: '12345', name: 'Lee', born: null }],
    ['a digit of her number wrong', { number: '12-346', born: null }],
    ['two digits the wrong way round', { number: '12-354', born: null }],
    ['her name and birth', { number: 'X-1', name: 'SEOYEON KIM' }],
  ])('is asked about: %s', async (_what, of) => {
    const centre = await createTestCentre();
    const { coordinator } = centre.people;
    await centre.as(coordinator, referCase, entered(centre, { number: '12-345' }));
    const again = await refusalOf(centre, coordinator, referCase, entered(centre, of));
    expect(again).toEqual({ code: 'perhaps_known', wrote: 0 });
  });

  test.each<[string, Parameters<typeof entered>[1]]>([
    ['her name, her birth not known', { number: 'X-1', born: null }],
    ['her name, her birth known to the year', { number: 'X-1', born: '1961' }],
    ['the next number, another woman', { number: '12-346', name: 'Lee', born: '1970-01-01' }],
  ])('is not asked about: %s', async (_what, of) => {
    const centre = await createTestCentre();
    const { coordinator } = centre.people;
    await centre.as(coordinator, referCase, entered(centre, { number: '12-345' }));
    await centre.as(coordinator, referCase, entered(centre, of));
    expect((await stored(centre)).identities).toHaveLength(2);
  });

  test('is another woman when somebody says so, which the journal keeps; never with the very same number', async () => {
    const centre = await createTestCentre();
    const { coordinator } = centre.people;
    await centre.as(coordinator, referCase, entered(centre, { number: '12-345' }));
    const [known] = (await stored(centre)).patients;
    const another = [known?.id ?? ''];
    const taken = entered(centre, { number: '12-345' }, another);
    expect((await refusalOf(centre, coordinator, referCase, taken)).code).toBe('record_number_taken');
    await centre.as(coordinator, referCase, entered(centre, { number: '12345' }, another));
    const { patients } = await stored(centre);
    const second = patients.find(({ id }) => id !== known?.id);
    const [{ events } = { events: [] }] = await journalOf(centre);
    expect(events).toContainEqual({ type: 'care.told-apart', patientId: second?.id, from: another });
    // A third is asked about both: an answer holds for the women it named.
    const third = await refusalOf(
      centre,
      coordinator,
      referCase,
      entered(centre, { number: '12 345' }, another),
    );
    expect(third.code).toBe('perhaps_known');
  });

  test('is told apart from women of this house alone', async () => {
    const [mine, other] = [await createTestCentre(), await createTestCentre()];
    await other.as(other.people.coordinator, referCase, entered(other, { number: '12-345' }));
    const [theirs] = (await stored(other)).patients;
    await mine.as(mine.people.coordinator, referCase, entered(mine, { number: '12-345' }));
    const input = entered(mine, { number: 'X-2', name: 'Lee' }, [theirs?.id ?? '']);
    expect((await refusalOf(mine, mine.people.coordinator, referCase, input)).code).toBe('not_found');
  });

  test('entered by two people at once is kept once, and the other is asked', async () => {
    const centre = await createTestCentre();
    const both = await Promise.allSettled(
      ['A-1', 'B-2', 'C-3'].map((number) =>
        centre.as(centre.people.coordinator, referCase, entered(centre, { number })),
      ),
    );
    expect(
      both.map((one): string => (one.status === 'rejected' ? one.reason.code : 'kept')).toSorted(),
    ).toEqual(['kept', 'perhaps_known', 'perhaps_known']);
    expect((await stored(centre)).identities).toHaveLength(1);
  });
});

type Input = ReturnType<typeof inputOf>;
const first = (input: Input) => input.workUp[0] as NonNullable<Input['workUp'][0]>;
