import { expect, test } from 'vitest';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { askOwnWords } from './ask-own-words.ts';
import { withdrawOwnWords } from './withdraw-own-words.ts';

test('a link to her own words is withdrawn once, by whoever could make it', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { caseId } = await referTestCase(centre);
  const { administrator, observer, coordinator } = centre.people;
  const refused = async (who: typeof coordinator, input = { caseId }) =>
    (await refusalOf(centre, who, withdrawOwnWords, input)).code;
  expect(await refused(coordinator)).toBe('link_over');
  await centre.as(coordinator, askOwnWords, { caseId });
  for (const who of [administrator, observer, other.people.coordinator])
    expect(await refused(who)).toBe('forbidden');
  expect(await refused(coordinator, { caseId: (await referTestCase(other)).caseId })).toBe('not_found');
  await centre.as(coordinator, withdrawOwnWords, { caseId });
  expect((await journalOf(centre))[0]).toMatchObject({
    command: 'care.withdraw-own-words',
    changeCount: 1,
  });
  expect(await refused(coordinator)).toBe('link_over');
});
