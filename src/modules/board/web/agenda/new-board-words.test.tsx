import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { useSeatRoles, useBoardRules } from './new-board-words.ts';

function Rules({ of }: { readonly of: RegExp }) {
  return useBoardRules()
    .filter(({ value }) => of.test(value))
    .map(({ value, label }) => `${label} ${value.slice(-2)}`)
    .join(', ');
}
function Roles() {
  return useSeatRoles()
    .map(({ value, label }) => `${value} ${label}`)
    .join(', ');
}

test('each rule is called by its rhythm and its day, each seat by its own role', async () => {
  expect((await drawn(<Rules of={/^FREQ=WEEKLY;BYDAY/} />)).text).toBe(
    'Every week: Monday MO, Every week: Tuesday TU, Every week: Wednesday WE, Every week: Thursday TH, Every week: Friday FR, Every week: Saturday SA, Every week: Sunday SU',
  );
  expect((await drawn(<Rules of={/TH$/} />)).text).toBe(
    'Every week: Thursday TH, Every second week: Thursday TH, First of every month: Thursday TH, Second of every month: Thursday TH, Third of every month: Thursday TH, Fourth of every month: Thursday TH, Last of every month: Thursday TH',
  );
  expect((await drawn(<Rules of={/=2TH$/} />, 'ko')).text).toBe('매월 둘째: 목요일 TH');
  expect((await drawn(<Roles />)).text).toBe(
    'chair Chair, member Member, coordinator Coordinator, observer Observer (does not count)',
  );
});
