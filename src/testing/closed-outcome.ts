import type { Outcome30 } from '../modules/surgery/index.ts';

/** One complication two days after a test operation, as it is said so far. */
export const openOutcome: Outcome30 = {
  complications: [
    {
      id: '01a1f11a-6000-7a54-ac1d-bc0ae9fc0930',
      name: 'seroma',
      detail: null,
      organ: 'wound',
      kind: 'other',
      grade: 'I',
      on: '2026-11-18',
      treatment: null,
      absent: {},
    },
  ],
  closed30On: null,
  closed90On: null,
  absent: {},
};

/** The same, closed on the day after the 30th. */
export const closedOutcome: Outcome30 = { ...openOutcome, closed30On: '2026-12-17' };

/** A moment at which a test operation's form can be closed. */
export const afterThirtyDays = '2026-12-17T00:00:00Z';
