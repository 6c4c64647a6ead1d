import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { generatedAnswers } from '../../testing/generated-answers.ts';
import { operationQuestions } from './operation-questions.ts';
import { areas, type OperationReport, operationReport } from './records/operation.ts';
import { procedures } from './records/procedures.ts';

const team: OperationReport['team'] = [
  { id: '018f6d3e-0000-7000-8000-000000000001', person: 'p', role: 'main', discipline: null, absent: {} },
];
const plain: OperationReport = { ...emptyAnswers(operationReport), team };
const none = { min: 0, max: 0 };
const asked = (report: Partial<OperationReport>) =>
  operationQuestions({ ...plain, ...report }, null).map(({ code, field }) => `${code} ${field}`);

describe('what is asked before an operation is saved', () => {
  it('is nothing of a report in which nothing contradicts anything', () => {
    expect(asked({})).toEqual([]);
    expect(
      asked({
        limitedToBiopsy: false,
        residual: none,
        areas: { greater_omentum: { answer: 'involved', mm: 90, side: null }, liver: { answer: 'free' } },
        procedures: ['hysterectomy_bso', 'total_omentectomy'],
        incisionAt: '22:30',
        closureAt: '01:30',
        durationMinutes: 180,
      }),
    ).toEqual([]);
  });

  it('is where disease was that nothing took away, when nothing is left', () => {
    const found = {
      areas: {
        diaphragms: { answer: 'involved', mm: 8, side: 'right' },
        greater_omentum: { answer: 'involved', mm: 90, side: null },
      },
      procedures: ['omentectomy'],
    } as const;
    expect(asked({ ...found, residual: none })).toEqual(['involved_and_nothing_left areas.diaphragms']);
    expect(asked({ ...found, residual: { min: 0, max: 5 } })).toEqual([]);
    expect(asked({ ...found, residual: none, procedures: null })).toEqual([]);
    const ablated = ['omentectomy', 'ablation_of_implants'];
    expect(asked({ ...found, residual: none, procedures: ablated })).toEqual([]);
  });

  it('is a biopsy only with a hysterectomy, whichever way it is said', () => {
    const procedures = ['biopsy_only', 'hysterectomy_bso'];
    expect(asked({ limitedToBiopsy: true, procedures: ['hysterectomy_bso'] })).toEqual([
      'more_than_biopsy limitedToBiopsy',
    ]);
    expect(asked({ procedures })).toEqual(['more_than_biopsy procedures']);
    expect(
      asked({ limitedToBiopsy: true, procedures: ['diagnostic_laparoscopy', 'omental_biopsy'] }),
    ).toEqual([]);
  });

  it('is nothing left, with an area that was not assessed', () => {
    const areas = { lesser_sac: { answer: 'not_assessed', reason: 'Adhesions' } } as const;
    expect(asked({ areas, residual: none })).toEqual(['complete_not_assessed areas.lesser_sac']);
    expect(asked({ areas, residual: { min: 5, max: 5 } })).toEqual([]);
    expect(asked({ areas })).toEqual([]);
  });

  it('is who led it, times that contradict each other, and a detail of what was not done', () => {
    expect(asked({ team: null })).toEqual(['main_surgeon_missing team']);
    expect(asked({ incisionAt: '09:00', closureAt: '11:00', durationMinutes: 150 })).toEqual([
      'times_contradict durationMinutes',
    ]);
    const detail = { id: plain.team?.[0]?.id ?? '', side: null, detail: null, absent: {} };
    const procedureDetails = ['omentectomy', 'splenectomy'].map((procedure) => ({ ...detail, procedure }));
    expect(asked({ procedures: ['omentectomy'], procedureDetails })).toEqual([
      'detail_of_other_procedure procedureDetails.1.procedure',
    ]);
  });

  it('is a place where more was left than in all', () => {
    const place = {
      id: plain.team?.[0]?.id ?? '',
      area: 'mesentery',
      side: null,
      reason: null,
      detail: null,
      absent: {},
    };
    const left = (min: number, max: number | null) => ({
      ...place,
      area: 'mesentery' as const,
      size: { min, max },
    });
    const residual = { min: 0, max: 5 };
    expect(asked({ residual, residualPlaces: [left(5, 5), left(20, 20)] })).toEqual([
      'residual_places_larger residualPlaces.1.size',
    ]);
    expect(asked({ residual: { min: 10, max: null }, residualPlaces: [left(20, 20)] })).toEqual([]);
  });

  it('never fails, and names items that there are', () => {
    fc.assert(
      fc.property(generatedAnswers(operationReport), (answers) => {
        for (const { field } of operationQuestions(answers as unknown as OperationReport, null))
          expect(operationReport.items).toHaveProperty(field.split('.')[0] ?? '');
      }),
      { numRuns: 60 },
    );
  });

  it('finds for every area a procedure that may take its disease away', () => {
    for (const area of areas) {
      const all = { ...plain, residual: none, procedures: procedures.codes };
      const found = {
        ...all,
        areas: { [area]: { answer: 'involved', mm: 3, side: null } },
      } as OperationReport;
      expect(operationQuestions(found, null).map(({ code }) => code)).not.toContain(
        'involved_and_nothing_left',
      );
    }
  });
});
