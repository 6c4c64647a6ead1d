import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { withScope } from '../../../kernel/scope.ts';
import { version } from '../../../kernel/tables.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { keptFacts } from '../../../testing/kept-facts.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { historyOf } from '../../../testing/record.ts';
import { differingRows } from '../../../kernel/kept-rows.ts';
import { findPatients } from '../queries/find-patients.ts';
import { identity, patient } from '../tables.ts';
import { correctIdentity } from './correct-identity.ts';

const wrong = { recordNumber: 'N-1000', latinName: 'Wrongly Typed', nativeName: null, sortName: null };
const right = { recordNumber: 'N-2000', latinName: 'Kim Seoyeon', nativeName: '김서연', sortName: 'Kim' };
type Identity = z.input<typeof correctIdentity.input>['whom']['identity'];
const bornOn = '1970-05-06';

const house = async () => {
  const centre = await createTestCentre();
  const whom = { patient: { bornOn, diedOn: null }, identity: wrong };
  const { caseId } = await referTestCase(centre, { whom });
  const input = {
    caseId,
    version: 1,
    whom: { identity: right as Identity, patient: { bornOn: '1961-02-03' }, another: [] as string[] },
  };
  return { centre, caseId, input };
};
type Input = Awaited<ReturnType<typeof house>>['input'];
const withWhom = (input: Input, more: Partial<Input['whom']>): Input => ({
  ...input,
  whom: { ...input.whom, ...more },
});

const stored = ({ database, ownerId }: TestCentre) =>
  withScope(database, [ownerId], async (tx) => ({
    identities: await tx.select().from(identity).where(eq(identity.ownerId, ownerId)),
    patients: await tx.select().from(patient).where(eq(patient.ownerId, ownerId)),
    earlier: await tx
      .select({ table: version.tableName, content: version.content })
      .from(version)
      .where(and(eq(version.ownerId, ownerId), sql`table_name in ('care.identity', 'care.patient')`)),
    facts: (await keptFacts(tx)).cases,
    differing: await differingRows(tx, ownerId),
  }));
const found = ({ database, ownerId }: TestCentre, typed: string) =>
  withScope(database, [ownerId], (tx) => findPatients(tx, ownerId, typed));

describe('correcting who she is', () => {
  test('keeps what stood as earlier versions and nowhere else; she is found by what is right', async () => {
    const { centre, input } = await house();
    await centre.as(centre.people.coordinator, correctIdentity, input, { reason: 'Typed from another form' });
    const { identities, patients, earlier, differing } = await stored(centre);
    expect(identities).toMatchObject([{ ...right, version: 2, sourceId: null }]);
    expect(patients).toMatchObject([{ bornOn: '1961-02-03', diedOn: null, version: 2 }]);
    const stood = new Map(earlier.map(({ table, content }) => [table, content]));
    expect(stood.get('care.identity')).toMatchObject({
      record_number: 'N-1000',
      latin_name: 'Wrongly Typed',
    });
    expect(stood.get('care.patient')).toMatchObject({ born_on: bornOn });
    expect(differing).toEqual([]);
    const [entry] = await journalOf(centre);
    expect(entry).toMatchObject({ command: 'care.correct-identity', reason: 'Typed from another form' });
    const journal = JSON.stringify(await journalOf(centre));
    for (const said of ['N-1000', 'N-2000', 'Wrongly', 'Seoyeon', '서연', bornOn, '1961-02-03'])
      expect(journal).not.toContain(said);
    for (const typed of ['N-2000', 'seoyeon', '서연']) expect(await found(centre, typed)).toHaveLength(1);
    for (const typed of ['N-1000', 'wrongly']) expect(await found(centre, typed)).toEqual([]);
  });

  test('changes every case of hers, and what follows from her age', async () => {
    const { centre, input } = await house();
    const { identities } = await stored(centre);
    const second = await referTestCase(centre, {
      whom: { patientId: identities[0]?.id ?? '' },
      case: { site: 'cervix', stage: null, stageEdition: null, histology: null },
    });
    await centre.as(centre.people.clinician, correctIdentity, input);
    expect((await journalOf(centre))[0]?.topics.split(' ')).toEqual(
      expect.arrayContaining([`case:${input.caseId}`, `case:${second.caseId}`]),
    );
    expect((await stored(centre)).differing).toEqual([]);
  });

  test('the history tells who, when and why, and the old names to whoever may read names alone', async () => {
    const { centre, caseId, input } = await house();
    await centre.as(centre.people.coordinator, correctIdentity, input, { reason: 'Misread' });
    const [entry] = await historyOf(centre, caseId);
    expect(entry).toMatchObject({ command: 'care.correct-identity', reason: 'Misread' });
    expect(entry?.rows.flatMap(({ fields }) => fields)).toEqual(
      expect.arrayContaining([
        { field: 'record_number', before: 'N-1000', after: 'N-2000' },
        { field: 'born_on', before: bornOn, after: '1961-02-03' },
      ]),
    );
  });

  test('another woman’s number is refused, also where the names say nothing', async () => {
    const { centre, input } = await house();
    const { caseId } = await referTestCase(centre);
    const { identities } = await stored(centre);
    const taken = identities.find(({ recordNumber }) => recordNumber !== wrong.recordNumber)?.recordNumber;
    const theirs = withWhom(input, { identity: { ...right, recordNumber: taken ?? '' } });
    expect(await refusalOf(centre, centre.people.surgeon, correctIdentity, theirs)).toEqual({
      code: 'record_number_taken',
      wrote: 0,
    });
    expect(caseId).not.toBe(input.caseId);
  });

  test('a woman who is like her now is asked about, once; who was like her before is not', async () => {
    const { centre, input } = await house();
    const her = { latinName: right.latinName, nativeName: null, sortName: null };
    const whom = (recordNumber: string, bornOn: string) => ({
      patient: { bornOn, diedOn: null },
      identity: { ...her, recordNumber },
    });
    await referTestCase(centre, { whom: whom('Z-77777', '1961-02-03') });
    expect((await refusalOf(centre, centre.people.surgeon, correctIdentity, input)).code).toBe(
      'perhaps_known',
    );
    const { identities } = await stored(centre);
    const other = identities.find(({ recordNumber }) => recordNumber === 'Z-77777')?.id ?? '';
    await centre.as(centre.people.surgeon, correctIdentity, withWhom(input, { another: [other] }));
    const [entry] = await journalOf(centre);
    expect(entry?.events).toEqual([expect.objectContaining({ type: 'care.told-apart', from: [other] })]);
    const again = { ...withWhom(input, { identity: { ...right, nativeName: '김서윤' } }), version: 2 };
    await centre.as(centre.people.surgeon, correctIdentity, again);
    expect((await stored(centre)).identities.map(({ nativeName }) => nativeName)).toContain('김서윤');
  });

  test.each([
    ['born after she came', '2026-11-03', 'born_after_record'],
    ['born tomorrow', '2026-11-23', 'in_future'],
  ])('%s is refused and changes nothing', async (_, on, code) => {
    const { centre, input } = await house();
    const asked = withWhom(input, { patient: { bornOn: on } });
    expect(await refusalOf(centre, centre.people.surgeon, correctIdentity, asked)).toEqual({
      code,
      wrote: 0,
    });
    expect((await stored(centre)).identities).toMatchObject([{ ...wrong, version: 1 }]);
  });

  test('of two who correct her at once one is told, whichever of name and birth they change', async () => {
    const { centre, input } = await house();
    const birthAlone = withWhom(input, { identity: wrong });
    const nameAlone = withWhom(input, { patient: { bornOn } });
    const both = await Promise.allSettled([
      centre.as(centre.people.surgeon, correctIdentity, birthAlone),
      centre.as(centre.people.clinician, correctIdentity, nameAlone),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'changed_meanwhile', status: 409 },
    });
  });

  test('two women cannot be given one number at once', async () => {
    const { centre, input } = await house();
    const second = await referTestCase(centre);
    const both = await Promise.allSettled([
      centre.as(centre.people.surgeon, correctIdentity, input),
      centre.as(centre.people.clinician, correctIdentity, {
        ...withWhom(input, { identity: { ...right, latinName: 'Park Another', nativeName: null } }),
        caseId: second.caseId,
      }),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const numbers = (await stored(centre)).identities.map(({ recordNumber }) => recordNumber);
    expect(new Set(numbers).size).toBe(2);
  });

  test.each(['administrator', 'quality_manager', 'observer'] as const)(
    'is refused to the %s',
    async (role) => {
      const { centre, input } = await house();
      expect(await refusalOf(centre, centre.people[role], correctIdentity, input)).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
    },
  );

  test('another house’s woman is not found, nor told apart from', async () => {
    const { centre, input } = await house();
    const other = await createTestCentre();
    const theirs = await referTestCase(other);
    const { identities } = await stored(other);
    for (const caseId of [theirs.caseId, centre.ownerId])
      expect(await refusalOf(centre, centre.people.surgeon, correctIdentity, { ...input, caseId })).toEqual({
        code: 'not_found',
        wrote: 0,
      });
    const asked = withWhom(input, { another: [identities[0]?.id ?? ''] });
    expect((await refusalOf(centre, centre.people.surgeon, correctIdentity, asked)).code).toBe('not_found');
  });
});
