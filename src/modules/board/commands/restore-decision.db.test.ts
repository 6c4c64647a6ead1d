import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { recommendTestCase } from '../../../testing/recommended-case.ts';
import { herDecision } from '../tables.ts';
import { recordHerDecision } from './record-her-decision.ts';
import { restoreDecision } from './restore-decision.ts';
import { takeBackDecision } from './take-back-decision.ts';

const takenBack = async () => {
  const centre = await createTestCentre();
  const { surgeon } = centre.people;
  const { caseId, recommendationId } = await recommendTestCase(centre);
  const spoken = { spokenBy: surgeon.personId, spokenOn: '2026-11-19' } as const;
  const decision = { decision: 'declined', ...spoken, note: 'Never again' } as const;
  await centre.as(surgeon, recordHerDecision, { recommendationId, version: 1, decision });
  await centre.as(surgeon, takeBackDecision, { recommendationId, version: 2 });
  const stored = () => withScope(centre.database, [centre.ownerId], (tx) => tx.select().from(herDecision));
  const code = async (input: object, person = surgeon) =>
    (await refusalOf(centre, person, restoreDecision, input)).code;
  return { centre, surgeon, caseId, recommendationId, spoken, decision, stored, code };
};

test('what was recorded stands again as a new version, with a reason, and the journal says nothing of it', async () => {
  const { centre, caseId, recommendationId, decision, stored } = await takenBack();
  await centre.as(centre.people.clinician, restoreDecision, { recommendationId, version: 3 });
  expect(await stored()).toMatchObject([{ ...decision, version: 4 }]);
  const [entry] = await journalOf(centre);
  expect(entry).toMatchObject({
    command: 'board.restore-decision',
    reason: 'said in a test',
    events: [{ type: 'board.decision-restored', caseId, recommendationId }],
  });
  expect(JSON.stringify(entry)).not.toMatch(/declined|Never/);
});

test('is refused twice, in another version, after something else was recorded, to whoever may not, and in another house', async () => {
  const { centre, surgeon, recommendationId, spoken, stored, code } = await takenBack();
  expect(await code({ recommendationId, version: 2 })).toBe('changed_meanwhile');
  expect(await code({ recommendationId, version: 3 }, centre.people.observer)).toBe('forbidden');
  expect(await code({ recommendationId, version: '3' })).toBe('invalid_input');
  await expect(
    centre.as(surgeon, restoreDecision, { recommendationId, version: 3 }, { reason: '' }),
  ).rejects.toMatchObject({ code: 'reason_needed' });
  const other = await createTestCentre();
  const elsewhere = await refusalOf(other, other.people.surgeon, restoreDecision, {
    recommendationId,
    version: 3,
  });
  expect(elsewhere.code).toBe('not_found');
  expect(await stored()).toMatchObject([{ decision: 'not_yet_told', version: 3 }]);
  await centre.as(surgeon, restoreDecision, { recommendationId, version: 3 });
  expect(await code({ recommendationId, version: 4 })).toBe('not_taken_back');
  await centre.as(surgeon, takeBackDecision, { recommendationId, version: 4 });
  const decision = { decision: 'accepted', ...spoken, note: null } as const;
  await centre.as(surgeon, recordHerDecision, { recommendationId, version: 5, decision });
  expect(await code({ recommendationId, version: 6 })).toBe('not_taken_back');
  expect(await stored()).toMatchObject([decision]);
});
