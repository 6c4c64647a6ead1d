import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { MeetingTime } from './meeting-time.tsx';

test('a meeting says its day, from when to when, also past midnight, and by whose clock', async () => {
  const said = async (localStart: string, minutes: number) =>
    (await drawn(<MeetingTime localStart={localStart} minutes={minutes} zone="Asia/Tashkent" />)).text;
  expect(await said('2026-11-19T08:00', 75)).toBe('Thursday, 19 November 2026 · 08:00–09:15 Asia/Tashkent');
  expect(await said('2026-11-19T23:30', 60)).toContain('23:30–00:30');
});
