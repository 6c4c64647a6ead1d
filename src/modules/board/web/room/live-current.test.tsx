import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { agendaCase, agendaRow, boardOf, shownAs } from '../../../../testing/drawn-board.ts';
import { factsIn, linksIn } from '../../../../testing/page-parts.ts';
import { CurrentCase } from './live-current.tsx';

const waiting = agendaRow({ id: 'other', position: 1, case: agendaCase({ patientId: 'w2' }) });
const open = agendaRow({
  id: 'now',
  position: 2,
  minutes: 6,
  plannedAt: '08:05',
  state: 'open',
  openedAt: '2026-11-18T23:58:30Z',
  case: agendaCase({ id: 'c1', patientId: 'w1' }),
});
type Row = typeof open;
type Page = Parameters<typeof boardOf>[1];
const shown = (row: Partial<Row>, page: Page = {}, locale: 'en' | 'ko' = 'en') => {
  const current = { ...open, ...row };
  return drawn(<CurrentCase page={boardOf([waiting, current], page)} row={current} />, locale);
};

test('the case under discussion stands under her own name and number, or under its number for who may not see them', async () => {
  const women = { w1: shownAs('w1', 'Kim Younghee', '101'), w2: shownAs('w2', 'Lee Minji', '102') };
  const named = await shown({}, { women });
  expect(named.text).toContain('Kim Younghee');
  expect(named.text).toContain('101');
  expect(named.text).not.toContain('Lee Minji');
  const unnamed = await shown({});
  expect(unnamed.text).toContain('26-0001');
  expect(unnamed.text).not.toContain('Kim');
});

test('its place, its plan and whole minutes since it was taken up are said; over time it is marked', async () => {
  const early = await shown({});
  expect(early.text).toContain('Case 2 of 2 planned 08:05 under discussion since 08:58, 1 of 6 minutes');
  expect(early.html).not.toContain('class="late"');
  const at = async (now: string) => shown({}, { now });
  expect((await at('2026-11-19T00:04:29Z')).html).not.toContain('class="late"');
  const late = await at('2026-11-19T00:04:30Z');
  expect(late.text).toContain('6 of 6 minutes');
  expect(late.html).toContain('class="late"');
  // A screen's clock may be behind the server's.
  expect((await at('2026-11-18T23:50:00Z')).text).toContain('0 of 6 minutes');
  expect((await shown({ openedAt: null })).text).not.toContain('under discussion since');
});

const seat = {
  clause: 'radiology',
  disciplines: ['radiology'],
  seats: 1,
  certain: true,
  couldJoin: ['p1'],
  late: [],
};
const members = [
  {
    personId: 'p1',
    discipline: 'radiology',
    role: 'member' as const,
    name: { latin: 'Ann', native: '안나' },
  },
  { personId: 'p2', discipline: 'radiology', role: 'member' as const, name: { latin: 'Bea', native: null } },
];

test('a quorum is met, not met or not known; who could join is named as the reader’s language names people', async () => {
  const met = await shown({ quorum: { met: true, missing: [], metFrom: null } }, { members });
  expect(met.text).toContain('Quorum met for this case.');
  const lacks = await shown({ quorum: { met: false, missing: [seat], metFrom: null } }, { members });
  expect(lacks.text).toContain('No quorum for this case. Radiology is missing. Ann could join.');
  expect(lacks.text).not.toContain('Quorum met');
  const open = { ...seat, certain: false, couldJoin: [], late: [] };
  const unknown = await shown({ quorum: { met: null, missing: [open], metFrom: null } }, { members });
  expect(unknown.text).toContain(
    'Quorum for this case is not known. Radiology is missing, and it is not known',
  );
  const late = { ...seat, couldJoin: [], late: [{ personId: 'p2', from: '2026-11-18T23:28:00Z' }] };
  const board = { name: 'Test board', venue: null, policy: 'p@2', heardAtLeast: 0.5 };
  const waits = await shown(
    { quorum: { met: false, missing: [late], metFrom: '2026-11-18T23:28:00Z' } },
    { members, board },
  );
  expect(waits.text).toContain(
    'Radiology is missing. Bea came late and counts from 08:28. If nobody leaves, there is a quorum from 08:28.',
  );
  expect(waits.text).toContain('was there for at least 50 % of the discussion');
  expect((await shown({ quorum: null })).text).not.toContain('uorum');
  expect(
    (await shown({ quorum: { met: false, missing: [seat], metFrom: null } }, { members }, 'ko')).text,
  ).toContain('안나');
});

test('what is known of her stands beside its name, and what nobody knows is said to be that', async () => {
  const bare = factsIn((await shown({})).html);
  expect(bare['Age, ECOG']).toBe('age not known · ECOG not known');
  for (const label of ['Markers', 'What she knows and wants']) expect(bare[label]).toBe('not known');
  expect(bare['Readiness']).toBe('No list for this site');
  expect(bare['Asked']).toBe('Primary treatment · Before treatment');
  const known = await shown({
    case: agendaCase({
      id: 'c1',
      age: { from: 56, to: 56 },
      ecog: 0,
      phase: 'recurrence',
      recurrenceNumber: 2,
      questionType: 'maintenance',
      patientView: 'No stoma',
      markers: [{ key: 'ca125', value: 1240, unit: 'U/mL', takenOn: '2026-11-05' }],
      stage: null,
      stageEdition: null,
    }),
    consultant: { latin: 'Doctor Han', native: null },
  });
  expect(factsIn(known.html)).toMatchObject({
    Asked: 'Maintenance treatment · Recurrence 2',
    Diagnosis: 'Ovary, high-grade serous stage not known',
    'Age, ECOG': '56 years · ECOG 0',
    Markers: 'CA-125 1,240 U/mL 2026-11-05',
    'What she knows and wants': 'No stoma',
    Consultant: 'Doctor Han',
  });
  expect(known.text).toContain('Operate first?');
  expect(linksIn(known.html)['Open the whole case']).toBe('/c/house/cases/c1');
});

test('an item that is about no case has its clock and its quorum and nothing else', async () => {
  const { text } = await shown(
    { case: null, quorum: { met: false, missing: [seat], metFrom: null } },
    { members },
  );
  expect(text).toContain('Case 2 of 2');
  expect(text).toContain('No quorum for this case.');
  expect(text).not.toContain('Diagnosis');
});
