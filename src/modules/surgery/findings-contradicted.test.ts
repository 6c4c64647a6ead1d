import { describe, expect, it } from 'vitest';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { findingQuestions } from './findings-contradicted.ts';
import { operationQuestions } from './operation-questions.ts';
import { type OperationReport, operationReport } from './records/operation.ts';

type Row = NonNullable<OperationReport['findings']>[number];
const empty = emptyAnswers(operationReport);
const row = (over: Partial<Row>): Row => ({
  id: '018f6d3e-0000-7000-8000-000000000001',
  area: 'liver',
  side: null,
  mm: null,
  spread: null,
  depth: null,
  resectable: null,
  taken: null,
  procedure: null,
  absent: {},
  ...over,
});
const place = (side: 'left' | 'right' | 'both' | null, mm: number, area: 'liver' | 'spleen' = 'liver') => ({
  id: '018f6d3e-0000-7000-8000-000000000001',
  area,
  side,
  size: { min: mm, max: mm },
  reason: null,
  detail: null,
  absent: {},
});
const asked = (report: Partial<OperationReport>) =>
  findingQuestions({ ...empty, ...report }, null).map(({ code, field }) => `${code} ${field}`);
const liver = { liver: { answer: 'involved', mm: 8, side: 'right' } } as const;

describe('what is asked of findings in detail', () => {
  it('is nothing while nothing contradicts anything, or is not known', () => {
    expect(asked({})).toEqual([]);
    expect(asked({ findings: [row({ mm: 8, taken: 'whole' })] })).toEqual([]);
    expect(asked({ areas: liver, findings: [row({ mm: 8, side: 'right', taken: 'part' })] })).toEqual([]);
  });

  it('is an area said to be free, and a lesion larger than the largest', () => {
    expect(asked({ areas: { liver: { answer: 'free' } }, findings: [row({})] })).toEqual([
      'finding_not_involved findings.0.area',
    ]);
    expect(asked({ areas: liver, findings: [row({}), row({ mm: 8.1 })] })).toEqual([
      'finding_larger findings.1.mm',
    ]);
  });

  it('is what was taken against what was left, side by side', () => {
    const whole = { areas: liver, findings: [row({ side: 'right', taken: 'whole' })] };
    expect(asked({ ...whole, residualPlaces: [place('right', 3)] })).toEqual([
      'taken_and_left findings.0.taken',
    ]);
    expect(asked({ ...whole, residualPlaces: [place('both', 3)] })).toHaveLength(1);
    expect(asked({ ...whole, residualPlaces: [place('left', 3), place('right', 3, 'spleen')] })).toEqual([]);
    expect(asked({ ...whole, residualPlaces: [place(null, 0)] })).toEqual([]);
    for (const taken of ['part', 'none'] as const)
      expect(asked({ findings: [row({ taken })], residual: { min: 0, max: 0 } })).toEqual([
        'not_taken_and_nothing_left findings.0.taken',
      ]);
    expect(asked({ findings: [row({ taken: 'none' })], residual: { min: 0, max: 10 } })).toEqual([]);
  });

  it('is a procedure that was not done', () => {
    const findings = [row({ procedure: 'liver_wedge' })];
    expect(asked({ findings, procedures: ['splenectomy'] })).toEqual([
      'detail_of_other_procedure findings.0.procedure',
    ]);
    expect(asked({ findings, procedures: ['liver_wedge'] })).toEqual([]);
  });

  it('asks no more who took disease away once that is said of the area', () => {
    const report = {
      ...empty,
      areas: { ...liver, spleen: { answer: 'involved', mm: 3 } },
      residual: { min: 0, max: 0 },
      procedures: ['omentectomy'],
      findings: [row({ taken: 'whole' })],
    } as unknown as OperationReport;
    expect(operationQuestions(report, null).map(({ field }) => field)).toEqual(['areas.spleen', 'team']);
  });
});

describe('what is asked of scores', () => {
  it('is a region or a feature of which the findings certainly say otherwise', () => {
    const areas = { liver: { answer: 'free' }, morrison_pouch: { answer: 'involved', mm: 60 } } as never;
    const pci = (answer: '0' | '3' | 'not_assessed') => ({ right_upper: { answer } });
    expect(asked({ areas, pci: pci('0') })).toEqual(['score_contradicts_findings pci.right_upper']);
    expect(asked({ areas, pci: pci('3') })).toEqual([]);
    expect(asked({ areas, pci: pci('not_assessed') })).toEqual([]);
    expect(asked({ areas, fagotti: { liver_metastases: { answer: '2' } } })).toEqual([
      'score_contradicts_findings fagotti.liver_metastases',
    ]);
    expect(asked({ areas, fagotti: { stomach_infiltration: { answer: '2' } } })).toEqual([]);
    expect(asked({ pci: pci('3') })).toEqual([]);
  });
});
