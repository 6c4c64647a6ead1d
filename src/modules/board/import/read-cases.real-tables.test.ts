import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gathered } from '../../../testing/gathered.ts';
import { CaseRecord } from '../schema.ts';
import { findMapping, parseMapping } from './find-mapping.ts';
import type { Mapping } from './mapping.ts';
import { type ReadOptions, readCases } from './read-cases.ts';

const shared = resolve('../shared/data');
const here = existsSync(shared);
const notice = here ? '' : ' (skipped: ../shared/data is not there)';

const read = async (file: string, mapping: Mapping, options: ReadOptions = {}) => {
  const table = await readCases(resolve(shared, file), mapping, options);
  const rows = await gathered(table.rows);
  const cases = rows.flatMap((row) => ('record' in row ? [row.record] : []));
  return { rows, cases, summary: table.summary() };
};
const counts = (values: unknown[]): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const value of values) {
    const name = JSON.stringify(value);
    found[name] = (found[name] ?? 0) + 1;
  }
  return found;
};

describe.runIf(here)(`TCGA-OV${notice}`, () => {
  const tcga = 'ov-tcga/patients.tsv';

  test('all 587 rows become cases that the schema accepts', async () => {
    const { rows, cases, summary } = await read(tcga, await findMapping('tcga-ov'));
    expect(rows.map((row) => row.row)).toEqual(Array.from({ length: 587 }, (_, index) => index + 1));
    expect(summary.rows).toEqual({ all: 587, cases: 587, joined: 0, faulty: 0, skipped: {} });
    expect(summary.columns.read.length + summary.columns.ignored.length).toBe(78);
    for (const record of cases) expect(CaseRecord.parse(record)).toEqual(record);
    expect(cases[0]).toMatchObject({
      key: 'TCGA-04-1331',
      identity: { recordNumber: 'TCGA-04-1331', latinName: null, nativeName: null },
      patient: { bornOn: null, diedOn: null },
    });
  });

  test('the counts are those of the table’s description', async () => {
    const { cases } = await read(tcga, await findMapping('tcga-ov'));
    expect(counts(cases.map((record) => record.operations[0]?.report.residual))).toEqual({
      '{"min":0,"max":0}': 120,
      '{"min":1,"max":10}': 256,
      '{"min":11,"max":20}': 38,
      '{"min":21,"max":null}': 106,
      null: 67,
    });
    expect(cases.filter((record) => record.case.stage !== null)).toHaveLength(582);
    expect(counts(cases.map((record) => record.case.stage))).toMatchObject({ '"IIIC"': 413, '"IV"': 89 });
    expect(counts(cases.map((record) => record.case.stageEdition))).toEqual({ '"figo-pre-2014"': 587 });
    expect(counts(cases.map((record) => record.case.site))).toEqual({
      '"ovary"': 582,
      '"peritoneum"': 5,
    });
    expect(counts(cases.map((record) => record.case.treatedBefore))).toEqual({ false: 586, true: 1 });
    expect(counts(cases.map((record) => record.operations[0]?.report.kind))).toEqual({
      '"primary"': 586,
      null: 1,
    });
    expect(counts(cases.map((record) => record.operations[0]?.report.doneOn))).toEqual({ null: 587 });
    expect(counts(cases.map((record) => record.case.grade))).toMatchObject({ '"G3"': 495, null: 14 });
    expect(counts(cases.map((record) => record.case.presentedOn?.length))).toEqual({ 4: 587 });
    expect(counts(cases.map((record) => record.case.presentedOn))).toMatchObject({ '"2008"': 78 });
    expect(counts(cases.map((record) => record.workUp[0]?.value ?? null))).toEqual({
      0: 77,
      1: 37,
      2: 7,
      3: 3,
      4: 2,
      null: 461,
    });
  });

  test('redacted rows can be left out, and are counted', async () => {
    const { summary } = await read(tcga, await findMapping('tcga-ov'), { choices: { redacted: 'exclude' } });
    expect(summary.rows).toEqual({ all: 587, cases: 542, joined: 0, faulty: 0, skipped: { redacted: 45 } });
  });
});

// Numbers and letters instead of "Stage IIIC", rows that are no patients, no operation told.
const gse51088 = {
  name: 'gse51088',
  version: 1,
  title: 'GSE51088',
  source: 'GEO GSE51088, PubMed 24368280; curatedOvarianData',
  entry: 'registry',
  missing: [],
  key: 'sample_id',
  operation: 'none',
  fields: {
    'case.site': { constant: null },
    'case.histology': {
      columns: ['sample_type', 'histological_type'],
      join: '/',
      map: {
        tumor: null,
        'tumor/ser': 'serous',
        'tumor/endo': 'endometrioid',
        'tumor/clearcell': 'clear-cell',
        'tumor/mucinous': 'mucinous',
        'tumor/other': 'other',
        borderline: 'borderline',
        'borderline/ser': 'borderline',
        'borderline/mucinous': 'borderline',
        'borderline/other': 'borderline',
        'borderline/endo': 'borderline',
      },
    },
    'case.stage': {
      columns: ['tumorstage', 'substage'],
      map: {
        1: 'I',
        '1a': 'IA',
        '1b': 'IB',
        '1c': 'IC',
        2: 'II',
        '2a': 'IIA',
        '2b': 'IIB',
        '2c': 'IIC',
        3: 'III',
        '3a': 'IIIA',
        '3b': 'IIIB',
        '3c': 'IIIC',
        4: 'IV',
      },
    },
    'case.stageEdition': { constant: 'figo-pre-2014' },
    'case.grade': { column: 'grade', map: { 0: null, 1: 'G1', 2: 'G2', 3: 'G3' } },
    'case.treatedBefore': { column: 'neo', map: { n: false, y: true } },
  },
  checks: [{ column: 'age_at_initial_pathologic_diagnosis', number: { min: 0, max: 120, unit: 'year' } }],
  skip: [
    {
      column: 'sample_type',
      in: ['healthy', 'benign', 'metastatic'],
      notIn: ['tumor', 'borderline'],
      reason: 'no-ovarian-tumour',
    },
  ],
};

describe.runIf(here)(`a table in another vocabulary (GSE51088)${notice}`, () => {
  test('135 tumours, 37 rows that are none', async () => {
    const { rows, cases, summary } = await read(
      'ov-geo/gse51088-patients.tsv',
      parseMapping(gse51088, 'gse51088.json'),
    );
    expect(rows.flatMap((row) => ('faults' in row ? row.faults : []))).toEqual([]);
    expect(summary.rows).toEqual({
      all: 172,
      cases: 135,
      joined: 0,
      faulty: 0,
      skipped: { 'no-ovarian-tumour': 37 },
    });
    expect(counts(cases.map((record) => record.case.histology))).toMatchObject({ '"borderline"': 12 });
    for (const record of cases) expect(CaseRecord.parse(record)).toEqual(record);
  });

  test('a mapping that forgets a word fails at its rows instead of guessing', async () => {
    const { columns, map } = gse51088.fields['case.stage'];
    const { '3c': forgotten, ...rest } = map;
    const fields = { ...gse51088.fields, 'case.stage': { columns, map: rest } };
    const { rows } = await read(
      'ov-geo/gse51088-patients.tsv',
      parseMapping({ ...gse51088, fields }, 'x.json'),
    );
    const faults = rows.flatMap((row) => ('faults' in row ? row.faults : []));
    expect(forgotten).toBe('IIIC');
    expect(faults.length).toBeGreaterThan(50);
    expect(new Set(faults.map((fault) => [fault.code, fault.column, fault.value].join()))).toEqual(
      new Set(['word_unknown,tumorstage + substage,3c']),
    );
  });
});
