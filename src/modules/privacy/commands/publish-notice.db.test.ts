import { expect, test } from 'vitest';
import { withScope } from '../../../kernel/scope.ts';
import { journalOf, refusalOf } from '../../../testing/board.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { testStrangers } from '../../../testing/strangers.ts';
import { noticesOf } from '../queries/notices.ts';
import { publishedNotice } from '../queries/published-notice.ts';
import { publishNotice } from './publish-notice.ts';

const en = { locale: 'en', body: 'What we keep.' } as const;
const ko = { locale: 'ko', body: '우리가 보관하는 것.' } as const;
const seen = ({ database, slug }: TestCentre, locale: 'en' | 'ko' = 'en') =>
  testStrangers(database).read((tx) => publishedNotice(tx, slug, locale));
const kept = async ({ database, ownerId }: TestCentre) =>
  (await withScope(database, [ownerId], (tx) => noticesOf(tx, ownerId))).texts;

test('a version is published in its languages and read by strangers; the next one replaces it whole, and what stood when is kept', async () => {
  const centre = await createTestCentre();
  const { administrator } = centre.people;
  expect(await seen(centre)).toBeNull();
  await centre.as(administrator, publishNotice, { last: 0, texts: [en, ko] });
  expect(await seen(centre)).toMatchObject({ number: 1, body: en.body, fromOn: '2026-11-19' });
  expect(await seen(centre, 'ko')).toMatchObject({ body: ko.body, house: { latin: 'Test centre' } });
  centre.setNow('2026-11-20T00:00:00Z');
  await centre.as(administrator, publishNotice, { last: 1, texts: [{ ...ko, body: '새로운 글.' }] });
  expect(await seen(centre)).toMatchObject({ number: 2, locale: 'ko', body: '새로운 글.' });
  expect((await kept(centre)).map(({ number, locale, until }) => [number, locale, until])).toEqual([
    [2, 'ko', null],
    [1, 'en', '2026-11-20T00:00:00Z'],
    [1, 'ko', '2026-11-20T00:00:00Z'],
  ]);
  const [entry] = await journalOf(centre);
  expect(entry).toMatchObject({ command: 'privacy.publish-notice', reason: 'said in a test' });
  expect(JSON.stringify(entry)).not.toContain('새로운');
});

test('not by others, not on a version nobody knew, not without a reason where one stands, no language twice, nothing empty', async () => {
  const centre = await createTestCentre();
  const { administrator, ...others } = centre.people;
  const input = { last: 0, texts: [en] };
  for (const person of Object.values(others))
    expect(await refusalOf(centre, person, publishNotice, input)).toEqual({ code: 'forbidden', wrote: 0 });
  const refused = async (more: object) =>
    (await refusalOf(centre, administrator, publishNotice, { ...input, ...more })).code;
  expect(await refused({ last: 1 })).toBe('changed_meanwhile');
  expect(await refused({ texts: [en, en] })).toBe('invalid_input');
  expect(await refused({ texts: [] })).toBe('invalid_input');
  expect(await refused({ texts: [{ ...en, body: ' ' }] })).toBe('invalid_input');
  expect(await refused({ texts: [{ ...en, locale: 'xx' }] })).toBe('invalid_input');
  await centre.as(administrator, publishNotice, input, { reason: undefined as never });
  await expect(
    centre.as(administrator, publishNotice, { ...input, last: 1 }, { reason: undefined as never }),
  ).rejects.toMatchObject({ code: 'reason_needed' });
  expect(await seen(centre)).toMatchObject({ number: 1 });
});

test('of two who publish at once one is told that somebody else did', async () => {
  const centre = await createTestCentre();
  const publish = () => centre.as(centre.people.administrator, publishNotice, { last: 0, texts: [en] });
  const came = await Promise.allSettled([publish(), publish()]);
  expect(came.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await kept(centre)).toHaveLength(1);
});
