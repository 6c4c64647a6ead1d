import { expect, test } from 'vitest';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { testStrangers } from '../../../testing/strangers.ts';
import { publishedNotice } from '../queries/published-notice.ts';
import { publishNotice } from './publish-notice.ts';
import { takeBackNotice } from './take-back-notice.ts';

const texts = [{ locale: 'en', body: 'What we keep.' } as const];

test('what was taken back is read by nobody outside, until another version is published', async () => {
  const centre = await createTestCentre();
  const { administrator } = centre.people;
  const seen = () => testStrangers(centre.database).read((tx) => publishedNotice(tx, centre.slug, 'en'));
  await centre.as(administrator, publishNotice, { last: 0, texts });
  await centre.as(administrator, takeBackNotice, { number: 1 });
  expect(await seen()).toBeNull();
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'privacy.take-back-notice', changeCount: 1 });
  await centre.as(administrator, publishNotice, { last: 1, texts });
  expect(await seen()).toMatchObject({ number: 2 });
});

test('not by others, not twice, not another house’s, not without a reason', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { administrator, ...others } = centre.people;
  await centre.as(administrator, publishNotice, { last: 0, texts });
  for (const person of Object.values(others))
    expect((await refusalOf(centre, person, takeBackNotice, { number: 1 })).code).toBe('forbidden');
  const missing = { code: 'not_found', wrote: 0 };
  expect(await refusalOf(centre, administrator, takeBackNotice, { number: 2 })).toEqual(missing);
  expect(await refusalOf(other, other.people.administrator, takeBackNotice, { number: 1 })).toEqual(missing);
  await expect(
    centre.as(administrator, takeBackNotice, { number: 1 }, { reason: ' ' }),
  ).rejects.toMatchObject({ code: 'reason_needed' });
  await centre.as(administrator, takeBackNotice, { number: 1 });
  expect(await refusalOf(centre, administrator, takeBackNotice, { number: 1 })).toEqual(missing);
});
