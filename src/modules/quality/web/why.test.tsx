import { expect, test } from 'vitest';
import { drawn } from '../../../testing/drawn.ts';
import { itemsIn } from '../../../testing/page-parts.ts';
import type { CountedFacts } from '../queries/counted-facts.ts';
import type { CountedSurgeon } from '../queries/counted-page.ts';
import type { Fact } from '../schema.ts';
import { Why } from './why.tsx';

type Operation = CountedFacts['operations'][number];
const operation = (more: Partial<Operation> = {}): Operation => ({
  id: 'o1',
  doneOn: '2026-11-16',
  kind: 'primary',
  initialAim: 'complete_cytoreduction',
  limitedToBiopsy: false,
  residual: { code: 'none' },
  mainSurgeonId: 'han',
  supervisingSurgeonId: null,
  report: { complete: true, missing: [] },
  pathology: { complete: true, missing: [] },
  outcomeClosedOn: null,
  ...more,
});
const facts = (more: Partial<CountedFacts> = {}): CountedFacts => ({
  id: 'c1',
  label: '26-0001',
  site: 'ovary',
  histology: null,
  stage: 'IIIC',
  presentedOn: '2026-11-02',
  notOperatedReason: null,
  treated: null,
  treatedOn: null,
  goingOn: [],
  interventions: [],
  recommendations: [],
  conclusions: [],
  workUp: [],
  operations: [],
  ...more,
});
const surgeon = (name: string, more: Partial<CountedSurgeon> = {}): CountedSurgeon => ({
  name,
  volumes: { 2025: 9, 2026: 12 },
  certificates: [],
  ...more,
});
const surgeons = { han: surgeon('Doctor Han'), im: surgeon('Doctor Im', { volumes: { 2026: 1 } }) };
const why = (meets: Fact | null, of: CountedFacts, operationId: string | null = null) =>
  drawn(<Why row={{ facts: of, operationId }} meets={meets} surgeons={surgeons} />);
const said = async (...asked: Parameters<typeof why>) => (await why(...asked)).text;

test('complete resection is told of every operation with its kind, its day and what was left', async () => {
  const of = facts({
    operations: [
      operation({ residual: { code: 'at_least', mm: 11 } }),
      operation({ id: 'o2', kind: null, doneOn: null }),
    ],
  });
  expect(itemsIn((await why('complete_resection', of)).html)).toEqual([
    expect.stringMatching(/, 16 November 2026: residual disease: At least 11 mm$/),
    'Operation of unknown kind, not known: residual disease: No visible disease (0 mm)',
  ]);
});

test('of a woman who was not operated the reason stands, or that none is recorded and what is still given', async () => {
  expect(await said('complete_resection', facts({ notOperatedReason: 'declined' }))).toBe(
    'Not operated: She declined',
  );
  const going = facts({
    goingOn: [
      { modality: 'systemic', from: '2026-11-09' },
      { modality: 'radiotherapy', from: null },
    ],
  });
  expect(await said('complete_resection', going)).toBe(
    'Neither an operation nor a reason for none is recorded. Treatment goes on: Systemic treatment, since 9 November 2026 Treatment goes on: Radiotherapy, since not known',
  );
});

test('what was offered is told by what was done, recommended and refused; an operation of no kind is not left out', async () => {
  expect(await said('upfront_offered', facts())).toBe(
    'No recommendation, operation or reason says what was offered.',
  );
  const of = facts({
    recommendations: [
      { modality: 'surgery', timing: 'upfront', decision: 'declined' },
      { modality: 'systemic', timing: 'neoadjuvant', decision: 'accepted' },
    ],
    operations: [operation({ kind: null })],
    notOperatedReason: 'declined',
  });
  expect(itemsIn((await why('upfront_offered', of)).html)).toEqual([
    'Operated: Operation of unknown kind',
    'Recommended: Surgery, upfront; Systemic treatment, neoadjuvant',
    'Not operated: She declined',
  ]);
});

test('before a treatment each conclusion stands with its day and whether there was a quorum, and what was done when', async () => {
  const concluded = { conclusion: 'reached', concludedOn: '2026-11-12' } as const;
  const of = facts({
    conclusions: [
      { ...concluded, quorumMet: true },
      { ...concluded, conclusion: 'advice_only', concludedOn: '2026-11-13', quorumMet: false },
      { ...concluded, conclusion: 'deferred', concludedOn: null, quorumMet: null },
    ],
    treated: true,
    treatedOn: '2026-11-16',
    interventions: [
      { modality: 'surgery', on: '2026-11-16' },
      { modality: 'systemic', on: null },
    ],
  });
  for (const meets of ['board_decided', 'first_treatment_decided'] as const)
    expect(itemsIn((await why(meets, of)).html)).toEqual([
      'Recommendation reached, 12 November 2026: with a quorum',
      'Advice only, 13 November 2026: without a quorum',
      'Deferred, not known: quorum not known',
      'Treatment began: 16 November 2026',
      'Surgery: 16 November 2026',
      'Systemic treatment: not known',
    ]);
  expect(itemsIn((await why('board_decided', facts())).html)).toEqual([
    'No board has concluded on her case.',
    'Treatment began: not known',
  ]);
});

test('what was ruled out is yes, no or not known with its day, also of an operation', async () => {
  const of = facts({
    operations: [operation()],
    workUp: [
      { key: 'gi_origin_ruled_out', answer: true, takenOn: '2026-11-10' },
      { key: 'gi_origin_ruled_out', answer: false, takenOn: null },
      { key: 'unresectable_metastases_ruled_out', answer: null, takenOn: null },
    ],
  });
  expect(itemsIn((await why('work_up_complete', of, 'o1')).html)).toEqual([
    'gastrointestinal origin ruled out: yes, 10 November 2026',
    'gastrointestinal origin ruled out: no, not known',
    'unresectable metastases ruled out: not known',
  ]);
});

test('who led is told by their own number in the year of the operation, whoever supervised too; nobody is named where none is', async () => {
  const of = facts({ operations: [operation({ supervisingSurgeonId: 'im' })] });
  expect(itemsIn((await why('surgeon_volume_met', of, 'o1')).html)).toEqual([
    'Doctor Han: 12 such operations in 2026',
    'Doctor Im: 1 such operation in 2026',
  ]);
  const year = async (doneOn: string | null) =>
    said('surgeon_volume_met', facts({ operations: [operation({ doneOn })] }), 'o1');
  expect(await year('2025-03')).toBe('Doctor Han: 9 such operations in 2025');
  expect(await year('2024')).toBe('Doctor Han: 0 such operations in 2024');
  expect(await year(null)).toBe('Doctor Han: year not known');
  const unnamed = facts({ operations: [operation({ mainSurgeonId: null })] });
  expect(await said('surgeon_certified', unnamed, 'o1')).toBe('No surgeon is named.');
});

test('of several operations that one is told which was counted', async () => {
  const of = facts({
    operations: [
      operation({ outcomeClosedOn: '2026-12-17' }),
      operation({ id: 'o2', limitedToBiopsy: true }),
    ],
  });
  expect(await said('outcome_closed', of, 'o1')).toBe('30 days closed on 17 December 2026.');
  expect(await said('outcome_closed', of, 'o2')).toBe('The 30 days are not closed.');
  expect(await said(null, of, 'o1')).toBe('Aim: Complete cytoreduction');
  expect(await said(null, of, 'o2')).toBe('Aim: Complete cytoreduction; limited to biopsy');
  expect(
    await said(null, facts({ operations: [operation({ initialAim: null, limitedToBiopsy: null })] }), 'o1'),
  ).toBe('Aim: not known');
});

test('of a report what is missing is named as far as there is room and the rest counted; none is no report', async () => {
  const report = (complete: boolean | null, missing: readonly string[]) =>
    said(
      'report_complete',
      facts({ operations: [operation({ report: { complete, missing } as Operation['report'] })] }),
      'o1',
    );
  expect(await report(true, [])).toBe('Every required element is there.');
  expect(await report(null, [])).toBe('No structured report.');
  const five = ['diseaseAtStart', 'residual', 'residualSites', 'incompleteReason', 'area.liver'];
  const named = await report(false, five);
  expect(named).toMatch(/^Missing: ([^,]+, ){4}[^,]+$/);
  expect(await report(false, [...five, 'area.spleen', 'area.omentum'])).toBe(`${named} and 2 more`);
});
