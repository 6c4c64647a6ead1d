import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { useSeatRoles, useWeekdayRules } from './new-board-words.ts';

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
