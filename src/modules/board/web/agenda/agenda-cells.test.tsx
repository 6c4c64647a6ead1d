import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { agendaCase, agendaRow, shownAs } from '../../../../testing/drawn-board.ts';
import { itemsIn } from '../../../../testing/page-parts.ts';
import type { AgendaCase, AgendaRow } from '../../queries/agenda.ts';
import { AgeInYears, ItemState, Markers, Readiness, WomanCell } from './agenda-cells.tsx';

test('an age is as narrow as it is known, and not known rather than nought', async () => {
  const said = async (age: AgendaCase['age']) => (await drawn(<AgeInYears age={age} />)).text;
  expect(await said(null)).toBe('age not known');
  expect(await said({ from: 56, to: 56 })).toBe('56 years');
  expect(await said({ from: 1, to: 1 })).toBe('1 year');
  expect(await said({ from: 55, to: 56 })).toBe('55–56 years');
});

test('a woman has her name and number for who may see them; a performance status of nought is one', async () => {
  const of = agendaCase({ age: { from: 56, to: 56 }, ecog: 0 });
  const said = async (shown: Parameters<typeof WomanCell>[0]['shown'], more = of) =>
    (await drawn(<WomanCell of={more} shown={shown} />)).text;
  expect(await said(shownAs('w1', 'Kim Younghee', '101'))).toBe('Kim Younghee 101, 56 years, ECOG 0');
  expect(await said(undefined)).toBe('— 56 years, ECOG 0');
  expect(await said(undefined, agendaCase())).toBe('— age not known, ECOG not known');
});

const marker = (key: string, value: string | number, more: object = {}) => ({
  key,
  value,
  unit: null,
  takenOn: '2026-11-05',
  ...more,
});

test('a marker is called by its name, a known variant by itself, what is measured with its unit and day', async () => {
  const of = agendaCase({
    markers: [
      marker('brca', 'brca2'),
      marker('hrd', 'positive'),
      marker('mmr', 'proficient'),
      marker('ca125', 1240.5, { unit: 'U/mL' }),
    ],
  });
  expect(itemsIn((await drawn(<Markers of={of} />)).html)).toEqual([
    'BRCA2 variant',
    'HRD positive',
    'MMR proficient',
    'CA-125 1,240.5 U/mL 2026-11-05',
  ]);
  const others = agendaCase({
    markers: [marker('brca', 'negative'), marker('ca125', 35, { unit: 'U/mL', takenOn: null })],
  });
  expect(itemsIn((await drawn(<Markers of={others} />)).html)).toEqual(['BRCA negative', 'CA-125 35 U/mL']);
  expect((await drawn(<Markers of={agendaCase()} />)).html).toBe('');
});

const open = [
  { key: 'ecog', level: 'mandatory', state: 'missing', why: 'no_value' },
  { key: 'imaging_thorax', level: 'mandatory', state: 'stale', why: 'too_old' },
  { key: 'albumin', level: 'mandatory', state: 'requested', why: null },
  { key: 'he4', level: 'mandatory', state: 'missing', why: 'no_value' },
] as const;
const labels = {
  ecog: 'Performance status (ECOG)',
  imaging_thorax: 'Imaging of the thorax',
  albumin: 'Albumin',
};

test('what is missing, too old or awaited stands by name as far as there is room, the rest is counted', async () => {
  const said = async (limit: number, short: boolean, count = 4) => {
    const of = agendaCase({ readiness: { ready: false, open: open.slice(0, count) } });
    return (await drawn(<Readiness of={of} labels={labels} limit={limit} short={short} />)).text;
  };
  expect(await said(2, false)).toBe(
    'Performance status (ECOG): missing Imaging of the thorax: too old and 2 more',
  );
  expect(await said(3, true)).toBe('ECOG: missing Imaging thorax: too old Albumin: requested and 1 more');
  expect(await said(4, true)).toBe('ECOG: missing Imaging thorax: too old Albumin: requested he4: missing');
  expect(await said(3, false, 1)).toBe('Performance status (ECOG): missing');
});

test('a case is ready, or nobody has said for its site what is needed', async () => {
  const said = async (readiness: AgendaCase['readiness']) =>
    (await drawn(<Readiness of={agendaCase({ readiness })} labels={labels} limit={3} />)).text;
  expect(await said({ ready: true, open: [] })).toBe('Ready');
  expect(await said(null)).toBe('No list for this site');
});

const advice = { id: 'a1', modality: 'surgery', timing: 'upfront' } as AgendaRow['recommendations'][number];
const state = async (more: Partial<AgendaRow>) => (await drawn(<ItemState row={agendaRow(more)} />)).text;

test('an item waits, is under discussion, was discussed or deferred, with its conclusion where that says more', async () => {
  expect(await state({})).toBe('waiting');
  expect(await state({ state: 'open' })).toBe('now');
  expect(await state({ state: 'concluded', conclusion: 'reached' })).toBe('discussed');
  expect(await state({ state: 'concluded', conclusion: 'advice_only' })).toBe('discussed Advice only');
  const deferred = { state: 'concluded', conclusion: 'deferred', deferralReason: 'time_ran_out' } as const;
  expect(await state(deferred)).toBe('deferred time ran out');
});

test('what a board recommended stands in its order, what was taken back is struck, and that nothing is left is said', async () => {
  const concluded = { state: 'concluded', conclusion: 'reached' } as const;
  const more = { ...advice, id: 'a2', modality: 'trial', timing: 'not_applicable' } as typeof advice;
  expect(await state({ ...concluded, recommendations: [advice, more] })).toBe(
    'discussed Surgery, upfront Clinical trial',
  );
  const gone = { ...concluded, takenBack: [advice, more] };
  expect(await state(gone)).toBe('discussed Surgery, upfront taken back Clinical trial taken back');
  expect(await state({ ...gone, lacksAdvice: true })).toContain('No recommendation stands any more');
});

test('a quorum is said with what it lacks and the reason that was given without one', async () => {
  const seat = { clause: 'r', disciplines: ['radiology'], seats: 1, certain: true, couldJoin: [], late: [] };
  const concluded = { state: 'concluded', conclusion: 'reached', quorumReason: 'Had written' } as const;
  expect(await state({ ...concluded, quorum: { met: false, missing: [seat], metFrom: null } })).toBe(
    'discussed Quorum not met: Radiology “Had written”',
  );
  expect(
    await state({ ...concluded, quorumReason: null, quorum: { met: true, missing: [], metFrom: null } }),
  ).toBe('discussed Quorum met');
  expect(await state({ ...concluded, quorumReason: null, quorum: null })).toBe('discussed');
});
