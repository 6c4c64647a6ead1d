import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.tsx';
import { boardPolicies } from '../../board-policy.ts';
import { DiscussedLine } from './discussed-line.tsx';
import { MeetingTime } from './meeting-time.tsx';
import { useSeatRoles, useWeekdayRules } from './new-board-words.ts';
import { PolicyAsks } from './policy-asks.tsx';

test('a meeting says its day, from when to when, also past midnight, and by whose clock', async () => {
  const said = async (localStart: string, minutes: number) =>
    (await drawn(<MeetingTime localStart={localStart} minutes={minutes} zone="Asia/Tashkent" />)).text;
  expect(await said('2026-11-19T08:00', 75)).toBe('Thursday, 19 November 2026 · 08:00–09:15 Asia/Tashkent');
  expect(await said('2026-11-19T23:30', 60)).toContain('23:30–00:30');
});

test('how many are discussed is how many are concluded, not the one that is open', async () => {
  const rows = (['concluded', 'open', 'waiting', 'concluded'] as const).map((state) => ({ state }));
  const { html, text } = await drawn(<DiscussedLine rows={rows} />);
  expect(text).toBe('2 of 4 discussed');
  expect(html).toContain('value="2" max="4"');
  expect((await drawn(<DiscussedLine rows={[]} />)).text).toBe('0 of 0 discussed');
});

const asked = (clauses: Parameters<typeof PolicyAsks>[0]['policy']['clauses']) => ({
  id: 'p',
  name: { en: 'Our board', ko: '우리 보드' },
  clauses,
});

test('a policy says in the reader’s language whom it asks for, how many of them, and what of it hangs on a biopsy', async () => {
  const policy = asked([
    { anyOf: ['radiology'], minimum: 1 },
    { anyOf: ['haematology-oncology', 'gynaecologic-oncology'], minimum: 2 },
    { anyOf: ['pathology'], minimum: 1, condition: 'biopsy' },
  ]);
  expect((await drawn(<PolicyAsks policy={policy} />)).text).toBe(
    'Our board Radiology; 2 of Haematology and oncology or Gynaecologic oncology; Pathology (when there is a biopsy)',
  );
  const korean = (await drawn(<PolicyAsks policy={policy} />, 'ko')).text;
  expect(korean).toMatch(/^우리 보드 /);
  expect(korean).not.toContain('Radiology');
});

test('the policy of advanced ovarian cancer asks for a pathologist only where there is a biopsy', async () => {
  const found = boardPolicies.find(({ terms }) => terms.id === 'esgo-advanced-ovarian@1');
  const policy = { id: 'p', name: found?.name ?? { en: '', ko: '' }, clauses: found?.terms.clauses ?? [] };
  const seats = (await drawn(<PolicyAsks policy={policy} />)).text.split('; ');
  expect(seats.filter((seat) => seat.includes('biopsy'))).toEqual(['Pathology (when there is a biopsy)']);
  expect(seats).toHaveLength(4);
});

function Weekdays() {
  return useWeekdayRules()
    .map(({ value, label }) => `${label} ${value.slice(-2)}`)
    .join(', ');
}
function Roles() {
  return useSeatRoles()
    .map(({ value, label }) => `${value} ${label}`)
    .join(', ');
}

test('each weekday is called by its own name, each seat by its own role', async () => {
  expect((await drawn(<Weekdays />)).text).toBe(
    'Monday MO, Tuesday TU, Wednesday WE, Thursday TH, Friday FR, Saturday SA, Sunday SU',
  );
  expect((await drawn(<Weekdays />, 'ko')).text).toBe(
    '월요일 MO, 화요일 TU, 수요일 WE, 목요일 TH, 금요일 FR, 토요일 SA, 일요일 SU',
  );
  expect((await drawn(<Roles />)).text).toBe(
    'chair Chair, member Member, coordinator Coordinator, observer Observer (does not count)',
  );
});
