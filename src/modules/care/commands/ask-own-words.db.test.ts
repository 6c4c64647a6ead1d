import { expect, test } from 'vitest';
import { openLink } from '../../../kernel/link-use.ts';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { askOwnWords } from './ask-own-words.ts';
import { withdrawForm } from './withdraw-form.ts';

test('whoever may fill in forms of a case asks her by a link for a month; a later link ends the one before', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { database, ownerId, now } = centre;
  const { caseId } = await referTestCase(centre);
  const { administrator, observer, clinician } = centre.people;
  const refused = async (who: typeof clinician, input = { caseId }) =>
    (await refusalOf(centre, who, askOwnWords, input)).code;
  for (const who of [administrator, observer, other.people.clinician])
    expect(await refused(who)).toBe('forbidden');
  expect(await refused(clinician, { caseId: (await referTestCase(other)).caseId })).toBe('not_found');
  const standing = () =>
    withScope(database, [ownerId], (tx) =>
      openLink(tx, { ownerId, purpose: 'own-words', subject: caseId, now: now() }),
    );
  const first = await centre.as(clinician, askOwnWords, { caseId });
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'care.ask-own-words', changeCount: 1 });
  expect(await standing()).toMatchObject({ id: first.id, usesLeft: 10 });
  const second = await centre.as(clinician, askOwnWords, { caseId });
  expect((await standing())?.id).toBe(second.id);
  await centre.as(administrator, withdrawForm, { form: 'own-words', withdrawn: true, version: null });
  expect(await refused(clinician)).toBe('form_withdrawn');
});
