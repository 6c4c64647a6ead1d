import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { agendaRow, boardOf } from '../../../../testing/drawn-board.ts';
import { CloseMeeting } from './live-close.tsx';

const concluded = agendaRow({ id: 'i1', state: 'concluded', conclusion: 'advice_only' });
const open = agendaRow({ id: 'i2', state: 'open' });
const waits = (place: number) => agendaRow({ id: `i${place}`, position: place });

const closing = async (rows: Parameters<typeof boardOf>[0]) =>
  (await drawn(<CloseMeeting page={boardOf(rows)} />)).text;

test('before a meeting is closed it is said how many cases nobody reached; none while one is under discussion', async () => {
  expect(await closing([concluded, waits(3)])).toBe(
    '1 case has not been reached. Closing defers it, because time ran out, and it can be listed again. Close the meeting',
  );
  expect(await closing([concluded, waits(3), waits(4)])).toContain('2 cases have not been reached.');
  expect(await closing([concluded])).toBe('Close the meeting');
  expect(await closing([concluded, open, waits(3)])).toBe('');
});

test('over a case that was begun and is not concluded no meeting is closed', async () => {
  const at = '2026-11-19T00:00:00Z';
  const aside = agendaRow({ id: 'i5', position: 5, setAsideAt: at });
  const reopened = agendaRow({ id: 'i6', position: 6, case: null, reopenedAt: at });
  expect(await closing([aside, waits(3), reopened])).toBe(
    'The meeting cannot be closed yet. Begun and not concluded: 26-0001, 6. Take it up again and conclude it.',
  );
  expect(await closing([{ ...aside, state: 'concluded', conclusion: 'advice_only' }])).toBe(
    'Close the meeting',
  );
});
