import { describe, expect, test } from 'vitest';
import { Area, OperationReport } from '../../schema.ts';
import { AskedForm } from '../../../../kernel/http/asked-form.ts';
import { ownFields } from '../../../../kernel/http/submitted-fields.ts';
import { readOperation } from './operation-entry.ts';

const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const read = (fields: Readonly<Record<string, string>>) =>
  readOperation(formOf(fields), Area.options, new Map([['a', 'urology']]));
const refusal = (fields: Readonly<Record<string, string>>) => {
  try {
    read(fields);
  } catch (error) {
    return error;
  }
  return 'not refused';
};

describe('the operation form', () => {
  test('left empty says nothing about anything', () => {
    const { report, members } = read({});
    expect(OperationReport.parse(report)).toEqual({
      doneOn: null,
      kind: null,
      initialAim: null,
      limitedToBiopsy: null,
      residual: null,
      residualSites: null,
      incompleteReason: null,
      diseaseAtStart: null,
      areas: {},
      procedures: [],
      durationMinutes: null,
      bloodLossMl: null,
    });
    expect(members).toEqual([]);
  });

  test.each([
    [{ 'report.residual': 'none' }, { min: 0, max: 0 }],
    [{ 'report.residual': 'unknown' }, null],
    [
      { 'report.residual': 'size', 'report.residual.min': '2.5' },
      { min: 2.5, max: 2.5 },
    ],
    [
      { 'report.residual': 'range', 'report.residual.min': '1', 'report.residual.max': '10' },
      { min: 1, max: 10 },
    ],
    [
      { 'report.residual': 'least', 'report.residual.min': '20' },
      { min: 20, max: null },
    ],
  ])('residual disease %j', (fields, residual) => {
    expect(read(fields).report.residual).toEqual(residual);
  });

  test.each([
    [{ 'report.residual.min': '3' }, 'residual_unsaid'],
    [{ 'report.residual': 'none', 'report.residual.min': '3' }, 'residual_contradicted'],
    [{ 'report.residual': 'none', 'report.residualSites': 'porta' }, 'residual_contradicted'],
    [{ 'report.residual': 'none', 'report.incompleteReason': 'unfit' }, 'residual_contradicted'],
    [
      { 'report.residual': 'size', 'report.residual.min': '3', 'report.residual.max': '4' },
      'residual_contradicted',
    ],
    [{ 'report.residual': 'size', 'report.residual.min': '0' }, 'residual_zero'],
    [{ 'report.areas.liver.mm': '3' }, 'finding_unsaid'],
    [{ 'report.areas.liver': 'free', 'report.areas.liver.mm': '3' }, 'finding_contradicted'],
    [{ 'report.areas.liver': 'involved', 'report.areas.liver.reason': 'x' }, 'finding_contradicted'],
    [{ 'members.0.personId': 'b' }, 'discipline_unsaid'],
    [{ 'members.2.personId': 'a' }, 'role_unsaid'],
    [{ 'members.2.role': 'assistant' }, 'person_unsaid'],
  ])('%j is refused', (fields, code) => {
    expect(refusal(fields)).toMatchObject({ code, status: 422 });
  });

  test('a size that is missing or no number does not pass the schema', () => {
    for (const typed of ['', 'abc', '-1']) {
      const { report } = read({ 'report.residual': 'size', 'report.residual.min': typed });
      expect(OperationReport.safeParse(report).success).toBe(false);
    }
  });

  test('an involved area may be without a size, a not assessed one needs its reason', () => {
    const { report } = read({
      'report.areas.liver': 'involved',
      'report.areas.spleen': 'involved',
      'report.areas.spleen.mm': '8',
      'report.areas.stomach': 'not_assessed',
      'report.areas.pleura': 'unknown',
    });
    expect(report.areas).toEqual({
      liver: { finding: 'involved', mm: null },
      spleen: { finding: 'involved', mm: 8 },
      stomach: { finding: 'not_assessed', reason: '' },
    });
    expect(OperationReport.safeParse(report).success).toBe(false);
  });

  test('the first two lines are the surgeons, and the directory gives the discipline not chosen', () => {
    const { members } = read({
      'members.0.personId': 'a',
      'members.5.personId': 'b',
      'members.5.role': 'co_surgeon',
      'members.5.discipline': 'colorectal-surgery',
    });
    expect(members).toEqual([
      { personId: 'a', role: 'main', discipline: 'urology' },
      { personId: 'b', role: 'co_surgeon', discipline: 'colorectal-surgery' },
    ]);
  });
});

test('a refusal gives back all that was typed, and nothing else', () => {
  const typed = { 'report.areas.liver.mm': '3', 'report.bloodLossMl': '200', 'members.7.personId': 'a' };
  const form = new AskedForm(formOf({ ...typed, planted: 'x' }));
  expect(() => readOperation(form, Area.options, new Map())).toThrow('finding_unsaid');
  expect(ownFields(form)).toEqual(Object.fromEntries(Object.entries(typed).map(([k, v]) => [k, [v]])));
});
