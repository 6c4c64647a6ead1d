import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isTest, readTree } from '../../tools/modules/source-files.ts';
import { findMapping, readCases } from '../modules/board/index.ts';
import { triggered } from '../modules/care/work-up.ts';
import { gathered } from './gathered.ts';
import { realTables } from './real-table.ts';

const shared = resolve('../shared/data/field-cases');

describe.runIf(realTables.here)(`what failed in the field${realTables.notice}`, () => {
  test('has a test that names it, each case', () => {
    const tests = [...readTree(process.cwd())].flatMap(([path, text]) => (isTest(path) ? [text] : []));
    const folders = readdirSync(shared, { withFileTypes: true });
    const names = folders.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !tests.some((text) => text.includes(name)))).toEqual([]);
  });

  test('values of a laboratory with their signs tell for certain whether CA-125 is more than 25 times CEA', async () => {
    const mapping = await findMapping(resolve(shared, 'lab-comparator/mapping.json'));
    const { 'workUp.ca125': read, ...fields } = mapping.fields;
    const number = {
      min: 0,
      max: 100_000,
      unit: 'U/mL',
      integer: false,
      decimal: '.',
      thousands: ',',
    } as const;
    const table = await readCases(resolve(shared, 'lab-comparator/table.csv'), {
      ...mapping,
      fields: { ...fields, 'workUp.ca125': { ...read, column: 'ca125', number } },
    });
    const around = {
      theCase: { histology: null, bornOn: null },
      referral: { phase: 'pre_treatment', questionType: 'primary_treatment' },
      meeting: '2026-11-26',
    } as const;
    const low = (await gathered(table.rows)).flatMap((row) =>
      'record' in row
        ? [triggered({ ratio: ['ca125', 'cea'], atMost: 25 }, { ...around, workUp: row.record.workUp })]
        : [],
    );
    expect(low).toEqual([false, false, false]);
  });
});
