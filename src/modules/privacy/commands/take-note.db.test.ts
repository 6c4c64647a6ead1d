import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre } from '../../../testing/centre.ts';
import { notedBy } from '../queries/notices.ts';
import { publishNotice } from './publish-notice.ts';
import { takeNote } from './take-note.ts';

const texts = [{ locale: 'en', body: 'What we keep.' } as const];

test('everybody of the house takes note for themselves, once; of the next version anew', async () => {
  const centre = await createTestCentre();
  const { administrator, observer, chair } = centre.people;
  await centre.as(administrator, publishNotice, { last: 0, texts });
  const first = await centre.as(observer, takeNote, { number: 1 });
  expect(await centre.as(observer, takeNote, { number: 1 })).toEqual(first);
  const noted = async (personId: string) =>
    (await withScope(centre.database, [centre.ownerId], (tx) => notedBy(tx, centre.ownerId, personId))).noted;
  expect(await noted(observer.personId)).toEqual([{ number: 1, at: '2026-11-19T00:00:00Z' }]);
  expect(await noted(chair.personId)).toEqual([]);
  expect((await journalOf(centre)).filter(({ command }) => command === 'privacy.take-note')).toHaveLength(1);
  await centre.as(administrator, publishNotice, { last: 1, texts });
  await centre.as(observer, takeNote, { number: 2 });
  expect((await noted(observer.personId)).map(({ number }) => number)).toEqual([2, 1]);
});

test('not of a version that does not stand, not by strangers, nobody of another house', async () => {
  const [centre, other] = [await createTestCentre(), await createTestCentre()];
  const { administrator, observer } = centre.people;
  await centre.as(administrator, publishNotice, { last: 0, texts });
  await centre.as(administrator, publishNotice, { last: 1, texts });
  for (const number of [1, 3])
    expect((await refusalOf(centre, observer, takeNote, { number })).code).toBe('not_found');
  const outside = await refusalOf(centre, other.people.observer, takeNote, { number: 2 });
  expect(outside).toEqual({ code: 'forbidden', wrote: 0 });
  await expect(centre.as({ kind: 'public' }, takeNote, { number: 2 })).rejects.toMatchObject({
    code: 'forbidden',
  });
});
