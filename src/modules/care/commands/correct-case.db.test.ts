import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { version } from '../../../kernel/tables.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { keptFacts } from '../../../testing/kept-facts.ts';
import { careCase } from '../tables.ts';
import { correctCase } from './correct-case.ts';

const stored = (centre: TestCentre) =>
  withScope(centre.database, [centre.ownerId], async (tx) => ({
    cases: await tx.select().from(careCase),
    facts: (await keptFacts(tx)).cases,
    earlier: await tx
      .select()
      .from(version)
      .where(and(eq(version.ownerId, centre.ownerId), eq(version.tableName, 'care.case'))),
  }));

const corrected = {
  site: 'ovary',
  histology: 'mucinous',
  stage: 'IC2',
  stageEdition: 'figo-2014',
  grade: 'G2',
  presentedOn: '2026-11',
  treatedBefore: null,
  notOperatedReason: null,
} as const;

const referred = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  return { centre, input: { caseId, version: 1, case: corrected } };
};

describe('correcting a case', () => {
  test('is refused without a reason', async () => {
    const { centre, input } = await referred();
    await expect(centre.as(centre.people.surgeon, correctCase, input, { reason: ' ' })).rejects.toMatchObject(
      { code: 'reason_needed', place: { field: 'reason' } },
    );
    expect((await stored(centre)).cases).toMatchObject([{ version: 1 }]);
  });

  test('keeps the earlier version with the reason, and settles the facts', async () => {
    const { centre, input } = await referred();
    expect((await stored(centre)).facts).toMatchObject([{ advanced: true, untreatedBefore: true }]);
    const reason = 'Pathology was reviewed';
    await centre.as(centre.people.surgeon, correctCase, input, { reason });
    const { cases, facts, earlier } = await stored(centre);
    expect(cases).toMatchObject([{ ...corrected, entry: 'referral', version: 2 }]);
    expect(facts).toMatchObject([{ advanced: false, untreatedBefore: null }]);
    expect(earlier).toMatchObject([
      { version: 1, content: { stage: 'IIIC', histology: 'high-grade-serous' } },
    ]);
    const entries = await journalOf(centre);
    expect(entries[0]).toMatchObject({ command: 'care.correct-case', reason });
    expect(JSON.stringify(entries)).not.toMatch(/mucinous|IC2/);
  });

  test('says that she will not be operated, and why', async () => {
    const { centre, input } = await referred();
    await centre.as(centre.people.coordinator, correctCase, {
      ...input,
      case: { ...corrected, notOperatedReason: 'declined' },
    });
    expect((await stored(centre)).facts).toMatchObject([{ operated: false, completeResection: false }]);
  });

  test('by two people at once: one is kept, the other told', async () => {
    const { centre, input } = await referred();
    const both = await Promise.allSettled(
      (['surgeon', 'clinician'] as const).map((role, index) =>
        centre.as(centre.people[role], correctCase, {
          ...input,
          case: { ...corrected, grade: `G${index + 1}` },
        }),
      ),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = both.find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({ reason: { code: 'changed_meanwhile', status: 409 } });
    expect((await stored(centre)).cases[0]?.version).toBe(2);
  });

  test.each(['administrator', 'quality_manager', 'observer'] as const)(
    'is refused to the %s',
    async (role) => {
      const { centre, input } = await referred();
      expect(await refusalOf(centre, centre.people[role], correctCase, input)).toEqual({
        code: 'forbidden',
        wrote: 0,
      });
    },
  );

  test('somebody else’s case and no case at all get the same answer', async () => {
    const { centre, input } = await referred();
    const other = await createTestCentre();
    const nobody = { ...input, caseId: other.ownerId };
    for (const asked of [input, nobody])
      expect(await refusalOf(other, other.people.surgeon, correctCase, asked)).toEqual({
        code: 'not_found',
        wrote: 0,
      });
    expect((await stored(centre)).cases[0]?.version).toBe(1);
  });

  test.each([
    ['a stage of another edition', { stage: 'IIIA1(i)', stageEdition: 'figo-pre-2014' }],
    ['coming before birth', { presentedOn: '1969' }],
    ['coming tomorrow', { presentedOn: '2026-11-22' }],
    ['a site that is none', { site: 'knee' }],
  ])('%s is refused and changes nothing', async (_name, more) => {
    const { centre, input } = await referred();
    const wrong = { ...input, case: { ...corrected, ...more } };
    expect((await refusalOf(centre, centre.people.surgeon, correctCase, wrong)).wrote).toBe(0);
    expect((await stored(centre)).cases[0]?.version).toBe(1);
  });
});
