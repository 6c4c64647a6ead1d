import { expect, test } from 'vitest';
import { drawn } from '../../../../testing/drawn.ts';
import { factsIn, itemsIn, linksIn } from '../../../../testing/page-parts.ts';
import type { SeenTold } from './boards-told.ts';
import { Seen } from './seen.tsx';

const saw: SeenTold = {
  on: '2026-11-12',
  disease: { site: 'ovary', histology: null, grade: null, stage: 'IIIC', stageEdition: 'figo-2014' },
  question: {
    phase: 'recurrence',
    recurrenceNumber: 1,
    questionType: 'recurrence',
    question: 'Operate again?',
  },
  readiness: { ready: true, open: [] },
  workUp: [],
  later: null,
  course: null,
  takenBack: [],
};
const item = {
  key: 'ca125',
  state: 'present',
  value: 812,
  unit: 'U/mL',
  takenOn: '2026-11-05',
  reason: null,
} as const;
const plain = { ...item, stale: false, isGone: false };
const labels = { ca125: 'CA-125', ecog: 'Performance status', gi: 'Origin ruled out' };

const shown = (more: Partial<SeenTold>) =>
  drawn(<Seen seen={{ ...saw, ...more }} labels={labels} path="/c/house/cases/c1" />);
const facts = async (more: Partial<SeenTold>) => factsIn((await shown(more)).html);

test('what a board saw is of its day: the question, the disease and whether all was there', async () => {
  expect((await shown({})).text).toMatch(/^What the board of 12 November 2026 saw/);
  expect(await facts({})).toEqual({
    Question: 'Operate again?',
    Kind: 'Recurrence · Recurrence 1',
    Diagnosis: 'Ovary, histology not known IIIC FIGO 2014',
    Readiness: 'Ready',
    'Work-up': 'not known',
  });
});

test('what was not there is named with how it stood; where nothing is asked of a site that is said', async () => {
  const open = [
    { key: 'ecog', level: 'mandatory', state: 'missing', why: 'no_value' },
    { key: 'he4', level: 'mandatory', state: 'stale', why: 'too_old' },
  ] as const;
  expect((await facts({ readiness: { ready: false, open: [...open] } }))['Readiness']).toBe(
    'Performance status: missing, he4: too old',
  );
  expect((await facts({ readiness: null }))['Readiness']).toBe('No list for this site');
});

test('each result stands with its value, unit and day; yes and no in words, without a value its state', async () => {
  const { html } = await shown({
    workUp: [
      { ...plain, value: 1240.5 },
      { ...plain, key: 'ecog', value: 0, unit: null, takenOn: null },
      { ...plain, key: 'gi', value: false, unit: null },
      { ...plain, key: 'gi', value: true, unit: null },
      { ...plain, key: 'brca', value: 'brca1', unit: null },
      { ...plain, key: 'he4', state: 'requested', value: null, unit: null },
      { ...plain, key: 'mmr', state: 'present', value: null, unit: null, stale: true },
    ],
  });
  expect(itemsIn(html)).toEqual([
    'CA-125: 1,240.5 U/mL, 5 November 2026',
    'Performance status: 0',
    'Origin ruled out: no, 5 November 2026',
    'Origin ruled out: yes, 5 November 2026',
    'brca: BRCA1 variant, 5 November 2026',
    'he4: Requested, 5 November 2026',
    'mmr: Present, 5 November 2026 (too old)',
  ]);
});

test('a result of the course leads to its entry, unless that was taken back since', async () => {
  const { html } = await shown({
    workUp: [
      { ...plain, entry: 'e1' },
      { ...plain, key: 'he4', entry: 'e2', isGone: true },
    ],
  });
  expect(itemsIn(html)).toEqual([
    'CA-125: 812 U/mL, 5 November 2026, from the course',
    'he4: 812 U/mL, 5 November 2026, from the course, taken back since',
  ]);
  expect(linksIn(html)).toEqual({ 'from the course': '/c/house/cases/c1/entries/e1' });
});

test('what is known since stands beside what was seen, and nothing stands there where nothing came', async () => {
  const later = {
    disease: { ...saw.disease, stage: null, stageEdition: null, since: '2026-12-01' },
    items: [{ ...item, value: 35, since: '2026-12-02' }],
  };
  const told = await facts({ later });
  expect(told['Diagnosis']).toBe(
    'Ovary, histology not known IIIC FIGO 2014 Now: Ovary, histology not known stage not known known since 1 December 2026',
  );
  expect(told['Work-up recorded since']).toBe('CA-125: 35 U/mL, known since 2 December 2026');
  const onlyDisease = await facts({ later: { ...later, items: [] } });
  expect(onlyDisease).not.toHaveProperty('Work-up recorded since');
  expect((await facts({ later: { disease: null, items: later.items } }))['Diagnosis']).not.toContain('Now:');
});

const line = (key: string, more: object = {}) => ({
  key,
  on: '2026-11-05' as string | null,
  text: `Stage: ${key}`,
  since: null as string | null,
  isGone: false,
  ...more,
});

test('the course stands as it was seen and apart from it what was recorded since, with how many more there are', async () => {
  const { html, text } = await shown({
    course: {
      seen: [line('IIIC'), line('IVB', { on: null, isGone: true })],
      later: [line('IV', { since: '2026-12-01' })],
      rest: { seen: 3, later: 0 },
    },
  });
  expect(itemsIn(html)).toEqual([
    '5 November 2026 Stage: IIIC',
    'Stage: IVB, taken back since',
    'and 3 more',
    '5 November 2026 Stage: IV, known since 1 December 2026',
  ]);
  expect(text).toMatch(/and 3 more Recorded since 5 November/);
});

test('where nothing of the course was recorded that is said; where it was not kept nothing is claimed', async () => {
  const none = await shown({ course: { seen: [], later: [], rest: { seen: 0, later: 0 } } });
  expect(none.text).toContain('Nothing of the course was recorded then.');
  expect(none.text).not.toContain('Recorded since');
  expect(await facts({})).not.toHaveProperty('Course');
});
