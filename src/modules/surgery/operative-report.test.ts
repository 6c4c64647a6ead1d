import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyAnswers } from '../../kernel/forms/answers.ts';
import { profileOf } from '../care/index.ts';
import { reportComplete as completeAt, requiredAreas as areasAt } from './operative-report.ts';
import {
  type Area,
  type Finding,
  type Findings,
  type OperationReport,
  operationReport,
} from './records/operation.ts';

const ovary = profileOf('ovary');
const requiredAreas = areasAt(ovary);
/** What an ovary asks is what is asked while the site is not known. */
const reportComplete = (report: OperationReport) => {
  expect(completeAt(report, null)).toEqual(completeAt(report, ovary));
  return completeAt(report, ovary);
};

const areas = (finding: Finding): Findings =>
  Object.fromEntries(requiredAreas.map((area) => [area, finding]));

const empty = emptyAnswers(operationReport);
const full: OperationReport = {
  ...empty,
  diseaseAtStart: 'omental cake 80 mm',
  areas: areas({ answer: 'free' }),
  residual: { min: 0, max: 0 },
};

describe('elements of the operative report', () => {
  it('has nineteen areas for every woman', () => expect(requiredAreas).toHaveLength(19));

  it('is complete when all is described and nothing is left', () =>
    expect(reportComplete(full)).toEqual({ complete: true, missing: [] }));

  it('cannot judge a register row: kind, date and residual are no report', () => {
    const row = { ...empty, kind: 'primary' as const, doneOn: '2005', residual: { min: 1, max: 10 } };
    expect(reportComplete(row).complete).toBeNull();
    expect(reportComplete(empty).complete).toBeNull();
  });

  it('asks for places and reason when disease was left', () => {
    const left = { ...full, residual: { min: 3, max: 3 } };
    expect(reportComplete(left)).toEqual({
      complete: false,
      missing: ['residualSites', 'incompleteReason'],
    });
    const told = { ...left, residualSites: 'mesentery', incompleteReason: 'root infiltrated' };
    expect(reportComplete(told).complete).toBe(true);
  });

  it('takes places with their sizes and reasons for both', () => {
    const place = {
      id: '018f6d3e-0000-7000-8000-000000000001',
      area: 'mesentery' as const,
      side: null,
      size: { min: 3, max: 3 },
      reason: 'mesentery_root' as const,
      detail: null,
      absent: {},
    };
    const left = { ...full, residual: { min: 3, max: 3 } };
    const missing = (...residualPlaces: (typeof place)[]) =>
      reportComplete({ ...left, residualPlaces }).missing;
    expect(missing(place)).toEqual([]);
    expect(missing(place, { ...place, reason: null as never })).toEqual(['incompleteReason']);
    expect(missing({ ...place, size: null as never })).toEqual(['residualSites']);
    expect(missing()).toEqual(['residualSites', 'incompleteReason']);
  });

  it('asks for them too while a range leaves complete resection open', () =>
    expect(reportComplete({ ...full, residual: { min: 0, max: 5 } }).complete).toBe(false));

  it('is not complete with an unknown residual', () =>
    expect(reportComplete({ ...full, residual: null })).toEqual({ complete: false, missing: ['residual'] }));

  it('wants the reason why an area was not assessed', () => {
    const unseen: Finding = { answer: 'not_assessed', reason: null };
    expect(reportComplete({ ...full, areas: { ...full.areas, spleen: unseen } })).toEqual({
      complete: false,
      missing: ['area.spleen'],
    });
  });

  it('wants the size of an involved area, also of the pleura once named', () => {
    const involved: Finding = { answer: 'involved', mm: null, side: null };
    const report = { ...full, areas: { ...full.areas, spleen: involved, pleura: involved } };
    expect(reportComplete(report).missing).toEqual(['area.spleen', 'area.pleura']);
  });

  it('of the cervix describes neither a region of the peritoneum nor what was left', () => {
    const cervix = profileOf('cervix');
    expect(areasAt(cervix)).toEqual([]);
    for (const residual of [null, { min: 0, max: 0 }, { min: 3, max: 3 }])
      expect(completeAt({ ...full, areas: null, residual }, cervix)).toEqual({ complete: true, missing: [] });
    expect(completeAt({ ...full, diseaseAtStart: null }, cervix).missing).toEqual(['diseaseAtStart']);
  });

  it('of the endometrium says aim, procedures, blood loss and what was left with its place, and names no area and no reason', () => {
    const endometrium = profileOf('endometrium');
    expect(areasAt(endometrium)).toEqual([]);
    const left = { ...full, areas: null, residual: { min: 3, max: 3 } };
    expect(completeAt(left, endometrium).missing).toEqual([
      'initialAim',
      'procedures',
      'bloodLossMl',
      'residualSites',
    ]);
    expect(completeAt({ ...left, residual: null }, endometrium).missing).toContain('residual');
    const told = { initialAim: 'curative', procedures: [], bloodLossMl: 50, residualSites: 'vault' } as const;
    expect(completeAt({ ...left, ...told }, endometrium)).toEqual({ complete: true, missing: [] });
  });

  it('accepts every described finding', () => {
    const described = fc.constantFrom<Finding>(
      { answer: 'free' },
      { answer: 'absent' },
      { answer: 'involved', mm: 4, side: 'left' },
      { answer: 'not_assessed', reason: 'adhesions' },
    );
    fc.assert(
      fc.property(described, (finding) => {
        expect(reportComplete({ ...full, areas: areas(finding) }).complete).toBe(true);
      }),
    );
  });

  it('names exactly the areas taken away, and describing more never makes a report worse', () => {
    fc.assert(
      fc.property(fc.subarray([...requiredAreas]), (gone) => {
        const rest: Findings = Object.fromEntries(
          Object.entries(areas({ answer: 'free' })).filter(([area]) => !gone.includes(area as Area)),
        );
        const verdict = reportComplete({ ...full, areas: rest });
        expect(verdict.missing).toEqual(gone.map((area) => `area.${area}`));
        expect(verdict.complete).toBe(gone.length === 0);
      }),
    );
  });
});
