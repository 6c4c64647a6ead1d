import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { agendaCase, agendaRow, boardOf, shownAs } from '../../../../testing/drawn-board.ts';
import { itemsIn } from '../../../../testing/page-parts.ts';
import { LiveAgenda } from './live-agenda.tsx';

const women = { w1: shownAs('w1', 'Kim Younghee', '101'), w2: shownAs('w2', 'Lee Minji', '102') };
const caseOf = (place: number) =>
  agendaCase({ id: `c${place}`, label: `26-000${place}`, patientId: `w${place}` });
const concluded = agendaRow({
  id: 'i1',
  case: caseOf(1),
  state: 'concluded',
  conclusion: 'advice_only',
  openedAt: '2026-11-18T23:01:00Z',
  closedAt: '2026-11-18T23:09:00Z',
});
const open = agendaRow({
  id: 'i2',
  position: 2,
  case: caseOf(2),
  state: 'open',
  plannedAt: '08:05',
  openedAt: '2026-11-18T23:10:00Z',
});
const waits = (place: number) =>
  agendaRow({ id: `i${place}`, position: place, case: caseOf(place), plannedAt: '08:10' });

test('the list says when each was discussed at the house or is planned, with her own name, and who is now', async () => {
  const { html } = await drawn(<LiveAgenda page={boardOf([concluded, open, waits(3)], { women })} />);
  expect(itemsIn(html)).toEqual([
    '08:01–08:09 26-0001 Kim Younghee 101 discussed Advice only Reopen 26-0001 Why is it reopened? Discuss it again',
    '08:10– 26-0002 Lee Minji 102 now',
    '08:10 26-0003 waiting',
  ]);
  const now = html.split('<li').filter((item) => item.includes('aria-current="true"'));
  expect(now).toHaveLength(1);
  expect(now[0]).toContain('26-0002');
});

test('a waiting case is taken up while none is under discussion, and names its own item; no other is', async () => {
  const taking = async (rows: Parameters<typeof boardOf>[0]) =>
    [
      ...(await drawn(<LiveAgenda page={boardOf(rows)} />)).html.matchAll(
        /value="take-up"\/><input type="hidden" name="itemId" value="([^"]*)"/g,
      ),
    ].map(([, id]) => id);
  expect(await taking([concluded, waits(3), waits(4)])).toEqual(['i3', 'i4']);
  expect(await taking([concluded, open, waits(3)])).toEqual([]);
});

test('an item that is about no case is called so, and taken up by its place', async () => {
  const { text } = await drawn(<LiveAgenda page={boardOf([{ ...waits(7), case: null }])} />);
  expect(text).toBe('08:10 Another item waiting Take up 7');
});
