import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { agendaCase, agendaRow, boardOf, shownAs } from '../../../../testing/drawn-board.ts';
import { linksIn, tableOf } from '../../../../testing/page-parts.ts';
import { AgendaTable } from './agenda-table.tsx';

const women = { w1: shownAs('w1', 'Kim Younghee', '101'), w2: shownAs('w2', 'Lee Minji', '102') };
const first = agendaRow({
  id: 'i1',
  case: agendaCase({ id: 'c1', patientId: 'w1', question: 'Operate first?' }),
  consultant: { latin: 'Doctor Han', native: null },
});
const second = agendaRow({
  id: 'i2',
  position: 2,
  minutes: 17,
  plannedAt: '08:05',
  state: 'open',
  case: agendaCase({
    id: 'c2',
    label: '26-0002',
    patientId: 'w2',
    question: 'Maintain?',
    stage: 'IVB',
    markers: [{ key: 'hrd', value: 'positive', unit: null, takenOn: null }],
  }),
  consultant: null,
});
type Rows = Parameters<typeof boardOf>[0];
const shown = (rows: Rows, more: Parameters<typeof boardOf>[1] = { women }, mayTakeOff = false) =>
  drawn(<AgendaTable page={boardOf(rows, more)} mayTakeOff={mayTakeOff} />);

test('each line is of one case: its time, its own woman, what is asked of whom; the open one is marked', async () => {
  const { html } = await shown([first, second]);
  expect(tableOf(html, 'Agenda')).toEqual([
    {
      '#': '1',
      Time: '08:00 5 min',
      Case: '26-0001',
      Woman: 'Kim Younghee 101, age not known, ECOG not known',
      Diagnosis: 'Ovary, high-grade serous IIIC FIGO 2014',
      Markers: '',
      'Question for the board': 'Operate first?',
      'Ready?': 'No list for this site',
      Consultant: 'Doctor Han',
      State: 'waiting',
    },
    {
      '#': '2',
      Time: '08:05 17 min',
      Case: '26-0002',
      Woman: 'Lee Minji 102, age not known, ECOG not known',
      Diagnosis: 'Ovary, high-grade serous IVB FIGO 2014',
      Markers: 'HRD positive',
      'Question for the board': 'Maintain?',
      'Ready?': 'No list for this site',
      Consultant: '',
      State: 'now',
    },
  ]);
  expect(linksIn(html)).toEqual({ '26-0001': '/c/house/cases/c1', '26-0002': '/c/house/cases/c2' });
  const marked = html.split('<tr').filter((row) => row.includes('aria-current="true"'));
  expect(marked).toHaveLength(1);
  expect(marked[0]).toContain('26-0002');
});

const since = {
  disease: {
    site: 'ovary',
    histology: null,
    grade: null,
    stage: 'IVB',
    stageEdition: 'figo-2014',
    since: '2026-12-01',
  },
  items: [
    {
      key: 'ca125',
      state: 'present',
      value: 35,
      unit: 'U/mL',
      takenOn: '2026-11-30',
      reason: null,
      since: '2026-12-02',
    },
    ...['a', 'b', 'c', 'd'].map((key) => ({
      key,
      state: 'waived' as const,
      value: null,
      unit: null,
      takenOn: null,
      reason: 'Elsewhere',
      since: '2026-12-03',
    })),
  ],
} as const;

test('what came after the board stands beside what it saw, three results by name and the rest counted', async () => {
  const { html } = await shown([{ ...first, case: agendaCase({ later: since, patientId: 'w1' }) }]);
  const [row] = tableOf(html, 'Agenda');
  expect(row?.['Diagnosis']).toBe(
    'Ovary, high-grade serous IIIC FIGO 2014 Now: Ovary, histology not known IVB FIGO 2014 known since 1 December 2026',
  );
  expect(row?.['Ready?']).toBe(
    'No list for this site ca125: 35 U/mL, known since 2 December 2026 a: Waived, known since 3 December 2026 b: Waived, known since 3 December 2026 and 2 more',
  );
});

test('an item without a case claims nothing of one; an agenda without items says that nobody is listed', async () => {
  const { html } = await shown([{ ...first, case: null, consultant: null }]);
  const [row] = tableOf(html, 'Agenda');
  expect(row).toMatchObject({ Case: '—', Woman: '', Diagnosis: '', 'Ready?': '', State: 'waiting' });
  expect((await shown([])).text).toBe('Nobody is listed yet.');
  const unnamed = await shown([first], { women: {} });
  expect(unnamed.text).not.toContain('Kim');
});

test('whoever prepares cases may take one off that waits, or take its listing back later; not one under discussion', async () => {
  const concluded = agendaRow({
    id: 'i3',
    state: 'concluded',
    case: agendaCase({ id: 'c3', label: '26-0003' }),
  });
  const { html } = await shown([first, second, concluded], { women }, true);
  const links = [...html.matchAll(/href="([^"]*take-back[^"]*)"[^>]*>([^<]*)</g)].map(([, to, text]) => [
    to,
    text,
  ]);
  expect(links).toEqual([
    ['/c/house/cases/c1/take-back/listing/listing', 'Take off the agenda'],
    ['/c/house/cases/c3/take-back/listing/listing', 'Take the listing back'],
  ]);
  expect((await shown([first, concluded])).html).not.toContain('take-back');
});
