import { expect, test } from 'vitest';
import { emptyAnswers } from '../../../kernel/forms/answers.ts';
import { strike } from '../../../kernel/commands/strike.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { broughtBack, exportedFrom, saidBy, type TestExport } from '../../../testing/exported.ts';
import { importTestRows } from '../../../testing/imported.ts';
import { importableRow } from '../../../testing/importable-row.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { operateTestCase } from '../../../testing/operated-case.ts';
import { fillForm, markers } from '../../care/index.ts';
import { operationReport } from '../../surgery/index.ts';

const textOf = ({ files }: TestExport, name: string): string =>
  files.find((file) => file.name === `${name}.csv`)?.text ?? '';
const linesOf = (found: TestExport, name: string): string[] => textOf(found, name).trimEnd().split('\r\n');

/** The export of a centre, brought into an empty one: nothing is refused or warned of, and all says the same. */
const roundTrip = async (centre: TestCentre, named = true): Promise<TestExport> => {
  const exported = await exportedFrom(centre, { named });
  const other = await createTestCentre();
  other.setNow('2027-06-01T00:00:00Z');
  for (const { name, counts, faults, warnings } of await broughtBack(other, exported))
    expect({ name, faults: [...faults, ...counts.faults], warnings }).toEqual({
      name,
      faults: [],
      warnings: [],
    });
  expect(await saidBy(other, named)).toEqual(await saidBy(centre, named));
  for (const { name, counts } of await broughtBack(other, exported))
    expect([name, counts.created, counts.changed]).toEqual([name, 0, 0]);
  return exported;
};

const markerEntry = (caseId: string, said: object) => ({
  caseId,
  form: markers.id,
  formVersion: markers.version,
  on: null,
  answers: { on: '2026-11-10', ...said } as never,
});

test('measured values of several units, with their signs, and two of one day come back each as it was', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const { clinician } = centre.people;
  for (const ca125 of [
    { value: 35.5, unit: 'U/mL', comparator: null },
    { value: 5, unit: 'kU/L', comparator: '<' },
    { value: 35.5, unit: 'U/mL', comparator: null },
  ])
    await centre.as(clinician, fillForm, markerEntry(caseId, { ca125 }));
  const exported = await roundTrip(centre);
  expect(
    linesOf(exported, 'markers')
      .map((line) => line.split(',').at(-1) ?? '')
      .toSorted(),
  ).toEqual(['35.5 U/mL', '35.5 U/mL', '<5 kU/L', 'markers.ca125']);
});

test('why there is no answer, an empty list, partial dates, open ranges and false are no silence', async () => {
  const centre = await createTestCentre();
  const open = await operateTestCase(centre, {
    doneOn: '2026-11',
    residual: null,
    limitedToBiopsy: false,
    procedures: [],
    absent: { residual: 'unknown' },
  });
  await operateTestCase(centre, { residual: { min: 21, max: null } });
  const exported = await roundTrip(centre);
  expect(textOf(exported, 'operations')).toContain(open.operationId);
  expect(textOf(exported, 'operations')).toMatch(/2026-11,.*21 or more|21 or more.*2026-11,/s);
  expect(exported.notExported).toEqual([
    { table: 'operations', what: 'operation.team', count: 2, reason: 'no_field' },
    { table: null, what: 'questions to the board', count: 2, reason: 'no_field' },
  ]);
});

test('no text is a formula in a spreadsheet, and each is read back as it was written', async () => {
  const centre = await createTestCentre();
  for (const diseaseAtStart of [
    '=HYPERLINK("http://example.org")',
    "'@SUM(1)",
    'seen;=1+1',
    'two\nlines, "quoted"\n-x',
    '＝1',
    '한글 é',
  ])
    await operateTestCase(centre, { diseaseAtStart });
  const exported = await roundTrip(centre);
  expect(textOf(exported, 'operations')).not.toMatch(/(^|[,;\t\r\n])"?[=+@＝]/u);
});

test('work-up keeps what it is: numbers beside signs, texts beside truths, and what is asked for, waived or missing', async () => {
  const centre = await createTestCentre();
  const item = { state: 'present', unit: null, takenOn: null, reason: null } as const;
  const workUps = [
    [{ ...item, key: 'ca125', value: 35, unit: 'U/ml', takenOn: '2026' }],
    [{ ...item, key: 'ca125', value: '<5', unit: 'kU/l' }],
    [{ ...item, key: 'ca125', value: null, state: 'requested' as const }],
    [{ ...item, key: 'performed', value: true }],
    [{ ...item, key: 'performed', value: 'true' }],
    [{ ...item, key: 'performed', value: 1 }],
    [{ ...item, key: 'ct', value: null, state: 'waived' as const, reason: 'Done elsewhere' }],
  ];
  const { record } = importableRow;
  await importTestRows(
    centre,
    workUps.map((workUp, row) => ({
      row: row + 1,
      record: {
        ...record,
        key: `${row}`,
        identity: { ...record.identity, recordNumber: `number ${row}` },
        case: { ...record.case, stage: null, stageEdition: null },
        workUp,
      },
    })),
  );
  const exported = await exportedFrom(centre);
  const other = await createTestCentre();
  for (const { counts, faults } of await broughtBack(other, exported))
    expect([...faults, ...counts.faults]).toEqual([]);
  expect(await saidBy(other)).toEqual(await saidBy(centre));
});

test('what was taken back is in no file; a woman with two cases is one woman again', async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const gone = await referTestCase(centre);
  const { coordinator } = centre.people;
  await centre.as(coordinator, strike, { table: 'care.case', id: gone.caseId, version: 1 });
  const { record } = importableRow;
  const second = (key: string, site: 'ovary' | 'vulva') => ({
    ...record,
    key,
    woman: 'W',
    identity: { ...record.identity, recordNumber: 'W', latinName: 'Kim Minji' },
    case: { ...record.case, site, histology: null, stage: null, stageEdition: null },
  });
  await importTestRows(centre, [
    { row: 1, record: second('W1', 'ovary') },
    { row: 2, record: second('W2', 'vulva') },
  ]);
  const exported = await roundTrip(centre);
  const text = textOf(exported, 'cases');
  expect(text).toContain(caseId);
  expect(text).not.toContain(gone.caseId);
  expect(linesOf(exported, 'cases').filter((line) => line.includes(',W,Kim Minji,'))).toHaveLength(2);
});

test('without identity no name and no number leave, and nobody is shown', async () => {
  const centre = await createTestCentre({ called: 'Secret' });
  await operateTestCase(centre);
  const bare = await roundTrip(centre, false);
  expect(JSON.stringify(bare.files)).not.toContain('Secret');
  expect(bare.shown).toEqual([]);
  const named = await exportedFrom(centre);
  expect(JSON.stringify(named.files)).toContain('Secret');
  expect(new Set(named.shown).size).toBe(1);
});

test('the record is read page by page: each table once to look and once to write for every page of cases', async () => {
  const centre = await createTestCentre();
  const { record } = importableRow;
  const report = { ...emptyAnswers(operationReport), doneOn: '2005-03-04' };
  await importTestRows(
    centre,
    Array.from({ length: 1100 }, (_, row) => ({
      row: row + 1,
      record: {
        ...record,
        key: `${row}`,
        identity: { ...record.identity, recordNumber: `R ${row} of many` },
        operations: [{ report, pathology: null, outcome30: null }],
      },
    })),
  );
  const exported = await exportedFrom(centre, { named: false });
  expect(exported.reads.most).toBeLessThanOrEqual(100);
  // Which tables there are; the cases themselves and the end of them; of eleven pages 20 tables looked through, two of them written.
  expect(exported.reads.count).toBe(1 + 4 + 20 * 11 + 2 * 11 + 1);
  expect(linesOf(exported, 'operations')).toHaveLength(1101);
});

test('a text that looks like a number, however long, comes back as the text it was', async () => {
  for (const diseaseAtStart of ['12', '<3', '1234567890123', '<1234567890123']) {
    const centre = await createTestCentre();
    await operateTestCase(centre, { diseaseAtStart });
    await roundTrip(centre);
  }
});

test('what no cell can say is counted, and its cell is empty', async () => {
  const centre = await createTestCentre();
  const { record } = importableRow;
  const long = 'x'.repeat(500);
  const values = [true, long, `${long}y`];
  await importTestRows(
    centre,
    values.map((value, row) => ({
      row: row + 1,
      record: {
        ...record,
        key: `${row}`,
        identity: { ...record.identity, recordNumber: `number ${row}` },
        workUp: [
          { key: 'performed', state: 'present', value, unit: null, takenOn: null, reason: null } as const,
        ],
      },
    })),
  );
  const exported = await exportedFrom(centre);
  expect(exported.notExported.filter(({ reason }) => reason === 'no_cell')).toEqual([
    { table: 'work-up', what: 'workUp.performed', count: 2, reason: 'no_cell' },
  ]);
  expect(textOf(exported, 'work-up')).not.toContain(long);
});
