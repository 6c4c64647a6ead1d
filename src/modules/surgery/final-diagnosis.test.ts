import { expect, test } from 'vitest';
import { finalDiagnosisOf, type SaidOfDisease } from './final-diagnosis.ts';

const report = {
  reportedOn: '2026-11-20',
  histologicalType: 'high-grade-serous',
  grade: 'high',
  provisionalStage: 'IIIC',
  stageEdition: 'figo-2014',
} as const;
const presented = {
  site: 'ovary',
  histology: 'high-grade-serous',
  grade: 'high',
  stage: 'IIIC',
  stageEdition: 'figo-2014',
} as const;
const primary = { doneOn: '2026-11-16', kind: 'primary' } as const;
const interval = { doneOn: '2026-11-16', kind: 'interval' } as const;
const said = (more: Partial<SaidOfDisease> = {}): SaidOfDisease => ({
  case: { site: 'ovary', histology: null, grade: null, stage: null, stageEdition: null },
  diagnoses: [],
  stages: [],
  ...more,
});
const diagnosis = {
  on: '2026-11-20',
  site: 'ovary',
  histology: 'high-grade-serous',
  grade: 'high',
  basis: 'specimen',
};
const stage = { on: '2026-11-20', basis: 'surgical_pathological', edition: 'figo-2014', stage: 'IIIC' };

test('what the case does not say is offered, with what it rests on', () => {
  expect(finalDiagnosisOf(report, primary, said())).toEqual({ diagnosis, stage });
  expect(finalDiagnosisOf({ ...report, reportedOn: null }, primary, said())?.stage).toEqual({
    ...stage,
    on: '2026-11-16',
  });
});

test('what differs is offered, and what is said already is not', () => {
  expect(finalDiagnosisOf(report, primary, said({ case: presented }))).toBeNull();
  const other = said({ case: { ...presented, stage: 'IIIB' } });
  expect(finalDiagnosisOf(report, primary, other)).toEqual({ diagnosis: null, stage });
  expect(finalDiagnosisOf(report, primary, { ...other, stages: [stage] })).toBeNull();
  const another = said({ case: { ...presented, histology: 'serous' } });
  expect(finalDiagnosisOf(report, primary, another)).toEqual({ diagnosis, stage: null });
  expect(finalDiagnosisOf(report, primary, { ...another, diagnoses: [diagnosis] })).toBeNull();
});

test('a stage after neoadjuvant treatment is another than the first one, whatever its letters', () => {
  const after = { ...stage, basis: 'after_neoadjuvant' };
  const before = said({ case: presented, stages: [stage] });
  expect(finalDiagnosisOf(report, interval, before)).toEqual({ diagnosis: null, stage: after });
  expect(finalDiagnosisOf(report, interval, { ...before, stages: [stage, after] })).toBeNull();
});

test('the latest word before the report counts, and any since; earlier words do not', () => {
  const low = { on: '2026-11-10', histology: 'low-grade-serous', grade: 'low' };
  const overtaken = said({ case: presented, diagnoses: [low] });
  expect(finalDiagnosisOf(report, primary, overtaken)).toEqual({ diagnosis, stage: null });
  const later = { ...low, on: '2027-03-01' };
  expect(finalDiagnosisOf(report, primary, said({ case: presented, diagnoses: [later] }))).toBeNull();
  expect(
    finalDiagnosisOf(report, primary, said({ case: presented, diagnoses: [later, diagnosis, low] })),
  ).toBeNull();
});

test('a clinical stage is not the one of operation and pathology', () => {
  const clinical = { ...stage, on: '2026-10-01', basis: 'clinical' };
  const known = said({ case: presented, stages: [clinical] });
  expect(finalDiagnosisOf(report, primary, known)).toEqual({ diagnosis: null, stage });
  expect(finalDiagnosisOf(report, primary, { ...known, stages: [stage, clinical] })).toBeNull();
});

test('no stage comes from a recurrence or a complication, and no basis where nobody knows the operation', () => {
  for (const kind of ['recurrence', 'complication'] as const)
    expect(finalDiagnosisOf(report, { ...primary, kind }, said())).toEqual({ diagnosis, stage: null });
  expect(finalDiagnosisOf(report, { ...primary, kind: null }, said())?.stage).toEqual({
    ...stage,
    basis: null,
  });
});

test('what the report leaves open is neither offered nor a contradiction', () => {
  const open = { ...report, grade: null, provisionalStage: null, stageEdition: null };
  expect(finalDiagnosisOf(open, primary, said({ case: presented }))).toBeNull();
  expect(finalDiagnosisOf({ ...open, histologicalType: null }, primary, said())).toBeNull();
  expect(finalDiagnosisOf({ ...report, stageEdition: null }, primary, said())?.stage).toBeNull();
  expect(finalDiagnosisOf(null, primary, said())).toBeNull();
});
