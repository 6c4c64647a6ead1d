import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { herDecision } from '../tables.ts';
import { recordHerDecision } from './record-her-decision.ts';
import { takeBackDecision } from './take-back-decision.ts';

const decided = async () => {
  const centre = await createTestCentre();
  const { caseId, recommendationId } = await recommendTestCase(centre);
  const decision = {
    decision: 'declined',
    spokenBy: centre.people.surgeon.personId,
    spokenOn: '2026-11-19',
    note: 'Never again',
  } as const;
  await centre.as(centre.people.surgeon, recordHerDecision, { recommendationId, version: 1, decision });
  const stored = () => withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(herDecision));
  return { centre, caseId, recommendationId, decision, stored };
};

test('nobody has told her again, with a reason, and the journal says nothing of what she had said', async () => {
  const { centre, caseId, recommendationId, stored } = await decided();
  await centre.as(centre.people.clinician, takeBackDecision, { recommendationId, version: 2 });
  expect(await stored()).toMatchObject([
    { decision: 'not_yet_told', spokenBy: null, spokenOn: null, note: null, version: 3 },
  ]);
  const [entry] = await journalOf(centre);
  expect(entry).toMatchObject({
    command: 'board.take-back-decision',
    reason: 'said in a test',
    events: [
      { type: 'kernel.struck', table: 'board.her_decision', id: recommendationId },
      { type: 'board.decision-taken-back', caseId, recommendationId },
    ],
  });
  expect(JSON.stringify(entry)).not.toMatch(/declined|Never/);
});

test('of two women each has her own decision: who was not told has none to take back', async () => {
  const { centre, recommendationId } = await decided();
  const { surgeon } = centre.people;
  const { recommendationId: untold } = await recommendTestCase(centre);
  expect(
    await refusalOf(centre, surgeon, takeBackDecision, { recommendationId: untold, version: 1 }),
  ).toEqual({ code: 'not_told_yet', wrote: 0 });
  await centre.as(surgeon, takeBackDecision, { recommendationId, version: 2 });
});

test('is refused in another version, twice, without a reason, to whoever may not record it, and in another house', async () => {
  const { centre, recommendationId, decision, stored } = await decided();
  const { surgeon, observer } = centre.people;
  const code = async (input: object, person = surgeon) =>
    (await refusalOf(centre, person, takeBackDecision, input)).code;
  expect(await code({ recommendationId, version: 1 })).toBe('changed_meanwhile');
  expect(await code({ recommendationId, version: 2 }, observer)).toBe('forbidden');
  expect(await code({ recommendationId, version: '2' })).toBe('invalid_input');
  await expect(
    centre.as(surgeon, takeBackDecision, { recommendationId, version: 2 }, { reason: '' }),
  ).rejects.toMatchObject({ code: 'reason_needed' });
  const other = await createTestCentre();
  expect(
    (await refusalOf(other, other.people.surgeon, takeBackDecision, { recommendationId, version: 2 })).code,
  ).toBe('not_found');
  expect(await stored()).toMatchObject([decision]);
  await centre.as(surgeon, takeBackDecision, { recommendationId, version: 2 });
  expect(await code({ recommendationId, version: 3 })).toBe('not_told_yet');
});
