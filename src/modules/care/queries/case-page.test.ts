import { expect, test } from 'vitest';
import type { WorkUpItem } from '../schema.ts';
import { type CaseSubject, casePage } from './case-page.ts';

type Result = CaseSubject['workUp'][number];
type Asked = CaseSubject['referrals'][number];
const result = (key: string, more: Partial<WorkUpItem> = {}): Result =>
  ({
    id: key,
    key,
    state: 'present',
    value: 1,
    unit: null,
    takenOn: '2026-11-10',
    reason: null,
    ...more,
  }) as Result;
const asked = (id: string, receivedOn: string): Asked =>
  ({ id, phase: 'pre_treatment', questionType: 'primary_treatment', receivedOn }) as Asked;

const subject = (more: Partial<CaseSubject> = {}): CaseSubject =>
  ({
    case: {
      id: 'c1',
      site: 'ovary',
      histology: 'high-grade-serous',
      stage: 'IIIC',
      stageEdition: 'figo-2014',
    },
    referrals: [asked('r1', '2026-11-10')],
    workUp: [],
    names: new Map(),
    life: { bornOn: '1970-05-06', diedOn: null },
    course: [],
    workUpMarkers: [],
    resultsOn: [],
    questionnaires: { entries: [], offered: [] },
    ...more,
  }) as CaseSubject;
const onNoAgenda = { listedOn: null, concludedOn: null };
const today = '2026-11-19';
const page = (
  more: Partial<CaseSubject>,
  standing = onNoAgenda as Parameters<typeof casePage>[1],
  day = today,
) => casePage(subject(more), standing, day);
const stateOf = (shown: ReturnType<typeof casePage>, key: string) =>
  shown.told.find((item) => item.key === key)?.verdict?.state;

test('a work-up is judged for the day of the board that lists the question, else for today', () => {
  const albumin = [result('albumin', { value: 4, unit: 'g/dL', takenOn: '2026-11-18' })];
  expect(stateOf(page({ workUp: albumin }), 'albumin')).toBe('present');
  const later = page({ workUp: albumin }, { listedOn: '2026-12-12', concludedOn: null });
  expect(stateOf(later, 'albumin')).toBe('stale');
  expect(later.readiness?.boardOn).toBe('2026-12-12');
  expect(page({ workUp: albumin }).readiness?.boardOn).toBeNull();
  // A board that was not held on its day judges by what is there now.
  expect(
    stateOf(
      page({ workUp: albumin }, { listedOn: '2026-11-12', concludedOn: null }, '2026-12-12'),
      'albumin',
    ),
  ).toBe('stale');
});

test('how many are open is counted in all and by who answers; what is only useful is open for nobody', () => {
  const shown = page({});
  const counts = Object.values(shown.open).reduce((sum, count) => sum + count, 0);
  expect(shown.readiness).toMatchObject({ ready: false, open: counts });
  expect(counts).toBeGreaterThan(0);
  const known = page({ workUp: [result('ecog', { unit: '{score}' })] });
  expect(known.readiness?.open).toBe(counts - 1);
  const lacking = shown.told.filter(({ verdict }) => verdict?.state === 'missing');
  expect(lacking.map(({ key }) => key)).toContain('ecog');
  expect(lacking).toHaveLength(counts);
  expect(lacking.some(({ verdict }) => verdict?.level === 'optional')).toBe(false);
});

test('a case without a question is not judged, nor is one of a site without a list', () => {
  const silent = page({ referrals: [] });
  expect([silent.readiness, silent.figures]).toEqual([null, []]);
  expect(Object.values(silent.open).every((count) => count === 0)).toBe(true);
  const elsewhere = page({ case: { ...subject().case, site: 'other' } });
  expect(elsewhere).toMatchObject({ hasDataset: false, readiness: null, open: {} });
  expect(page({}).hasDataset).toBe(true);
});

test('a result from before the newest question is told as earlier, until the board that heard the one before', () => {
  const results = ['2026-11-09', '2026-11-15', '2026-11', null].map((takenOn, place) =>
    result(['albumin', 'ca125', 'creatinine', 'haemoglobin'][place] ?? '', { takenOn }),
  );
  const earlier = (standing: Parameters<typeof casePage>[1], referrals: CaseSubject['referrals']) =>
    page({ workUp: results, referrals }, standing).workUp.flatMap((item) => (item.earlier ? [item.key] : []));
  const two = [asked('r1', '2026-11-10'), asked('r2', '2026-11-18')];
  expect(earlier(onNoAgenda, two)).toEqual(['albumin']);
  expect(earlier({ listedOn: null, concludedOn: '2026-11-16' }, two)).toEqual(['albumin', 'ca125']);
  expect(earlier({ listedOn: null, concludedOn: '2026-11-16' }, two.slice(0, 1))).toEqual([]);
});

test('what another site asks stands after what this one asks, where it says something', () => {
  const { told } = page({ workUp: [result('albumin'), result('pelvic_mri')] });
  const keys = told.map(({ key }) => key);
  expect(keys).toContain('albumin');
  expect(keys.at(-1)).toBe('pelvic_mri');
  expect(new Set(keys).size).toBe(keys.length);
  expect(page({}).told.map(({ key }) => key)).not.toContain('pelvic_mri');
});

test('her death is told with the case, and what can be filled in stands as it was handed', () => {
  const questionnaires = { entries: [], offered: [{ form: 'walking', title: { en: 'How she walks' } }] };
  const shown = page({ life: { bornOn: null, diedOn: '2026-11' }, questionnaires });
  expect(shown.case).toMatchObject({ id: 'c1', stage: 'IIIC', diedOn: '2026-11' });
  expect(shown.questionnaires).toBe(questionnaires);
});

const rmi = (...said: readonly (readonly [key: string, value: string | number])[]) =>
  page({ workUp: said.map(([key, value]) => result(key, { value })) }).figures.map(
    ({ key, value, inputs }) => ({
      key,
      value,
      inputs: inputs.map(({ sign, counts, found }) => [sign, counts?.value ?? null, found?.value ?? null]),
    }),
  );

test('a figure is told with what each of its inputs counts, and is not known while one of them is not', () => {
  const [whole] = rmi(
    ['ca125', 100],
    ['menopausal_state', 'postmenopausal'],
    ['ultrasound_features', 'more_features'],
  );
  expect(whole).toEqual({
    key: 'risk_of_malignancy_index',
    value: 900,
    inputs: [
      ['U', 3, 'more_features'],
      ['M', 3, 'postmenopausal'],
      ['CA-125', 100, 100],
    ],
  });
  const [open] = rmi(['ca125', 100], ['menopausal_state', 'postmenopausal']);
  expect(open).toMatchObject({ value: null });
  expect(open?.inputs[0]).toEqual(['U', null, null]);
  const other = page({ case: { ...subject().case, site: 'cervix', histology: null } });
  expect(other.figures).toEqual([]);
});
