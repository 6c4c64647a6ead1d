import { Client, type ClientConfig } from 'pg';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../kernel/audit/verify.ts';
import { connectionOf, operatorConnection } from '../../../kernel/app-password.ts';
import { execute } from '../../../kernel/command.ts';
import { restore } from '../../../kernel/commands/restore.ts';
import { strike } from '../../../kernel/commands/strike.ts';
import { houseOf } from '../../../kernel/derivation.ts';
import { emptyAnswers } from '../../../kernel/forms/answers.ts';
import { openDatabase, type Tx, withScope } from '../../../kernel/scope.ts';
import { source } from '../../../kernel/tables.ts';
import { journalOf } from '../../../testing/board.ts';
import { appDatabase, createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { createCentreOn } from '../../../testing/centre-on.ts';
import { scratchDatabase } from '../../../testing/scratch-database.ts';
import { operationReport, operationTable as operation } from '../../surgery/index.ts';
import type { CaseRecord } from '../schema.ts';
import { keptFacts } from '../../../testing/kept-facts.ts';
import {
  careCaseRows as careCase,
  correctCase,
  correctForm,
  entryRows as entry,
  fillForm,
  followUp,
  recordWorkUp,
  referCase,
  trial,
} from '../../care/index.ts';
import { importCases, type ImportCounts } from './import-cases.ts';

const recordOf = (key: string, over: Partial<CaseRecord> = {}): CaseRecord => ({
  key,
  patient: { bornOn: null, diedOn: null },
  identity: { recordNumber: `R-${key}`, latinName: null, nativeName: null, sortName: null },
  case: {
    site: 'ovary',
    histology: 'serous',
    stage: 'IIIC',
    stageEdition: 'figo-pre-2014',
    grade: null,
    entry: 'registry',
    presentedOn: '2005',
    treatedBefore: false,
    notOperatedReason: null,
  },
  referral: null,
  workUp: [{ key: 'ecog', state: 'present', value: 1, unit: null, takenOn: null, reason: null }],
  listing: null,
  operations: [
    {
      report: { ...emptyAnswers(operationReport), kind: 'primary', residual: { min: 0, max: 0 } },
      pathology: null,
      outcome30: null,
    },
  ],
  ...over,
});

async function* rowsOf(records: readonly CaseRecord[]) {
  for (const [index, record] of records.entries()) yield { row: index + 1, record };
}

const file = (records: readonly CaseRecord[], finish: 'keep' | 'undo') => ({
  rows: rowsOf(records),
  mapping: 'test',
  mappingVersion: '1',
  fileHash: 'f'.repeat(64),
  finish: () => finish,
});
const bring = (centre: TestCentre, records: readonly CaseRecord[], finish: 'keep' | 'undo' = 'keep') =>
  centre.as(centre.people.quality_manager, importCases, file(records, finish));

const inScope = <T>(centre: TestCentre, work: Parameters<typeof withScope<T>>[2]) =>
  withScope(centre.database, [centre.ownerId], work);
const entries = (centre: TestCentre) =>
  inScope(centre, async (tx) =>
    Number((await tx.execute(sql`select count(*) from kernel.journal`)).rows[0]?.['count']),
  );
const counts = (of: Partial<ImportCounts>) => ({
  created: 0,
  changed: 0,
  unchanged: 0,
  faults: [],
  differences: [],
  changes: [],
  ...of,
});

test('a file comes in whole, with one journal entry and facts to count', async () => {
  const centre = await createTestCentre();
  const before = await entries(centre);
  expect(await bring(centre, [recordOf('a'), recordOf('b')])).toEqual(counts({ created: 2 }));
  expect(await entries(centre)).toBe(before + 1);
  const { cases: found } = await inScope(centre, keptFacts);
  expect(found.map((row) => [row.advanced, row.completeResection])).toEqual([
    [true, true],
    [true, true],
  ]);
  const cases = await inScope(centre, (tx) => tx.select().from(careCase).orderBy(careCase.label));
  expect(cases.map((row) => row.label)).toEqual(['05-0001', '05-0002']);
  const sources = await inScope(centre, (tx) => tx.select().from(source).orderBy(source.rowNumber));
  expect(sources).toMatchObject(
    cases.map(({ id }, index) => ({
      subjectId: id,
      mapping: 'test@1',
      fileHash: 'f'.repeat(64),
      rowNumber: index + 1,
    })),
  );
});

test('a row is compared with what was brought last, whatever the clock says: corrected and put back is changed twice', async () => {
  const centre = await createTestCentre();
  const [first, second] = [recordOf('a'), recordOf('a', { case: { ...recordOf('a').case, stage: 'IV' } })];
  expect(await bring(centre, [first])).toEqual(counts({ created: 1 }));
  for (const [row, now] of [
    [second, '2026-11-20T00:00:00Z'],
    [first, '2026-11-18T00:00:00Z'],
  ] as const) {
    centre.setNow(now);
    expect(await bring(centre, [row])).toEqual(counts({ changed: 1 }));
    expect(await bring(centre, [row])).toEqual(counts({ unchanged: 1 }));
    expect(await inScope(centre, (tx) => tx.select().from(careCase))).toMatchObject([
      { stage: row.case.stage },
    ]);
  }
});

test('the same again changes nothing; a corrected row makes a new version of what differs', async () => {
  const centre = await createTestCentre();
  await bring(centre, [recordOf('a'), recordOf('b')]);
  const before = await entries(centre);
  expect(await bring(centre, [recordOf('a'), recordOf('b')])).toEqual(counts({ unchanged: 2 }));
  expect(await entries(centre)).toBe(before);
  const corrected = recordOf('b');
  const report = { ...corrected.operations[0]!.report, residual: { min: 1, max: 10 } };
  corrected.operations = [{ ...corrected.operations[0]!, report }];
  expect(await bring(centre, [recordOf('a'), corrected])).toEqual(counts({ unchanged: 1, changed: 1 }));
  expect((await journalOf(centre))[0]?.events).toEqual([
    {
      type: 'board.cases-imported',
      mapping: 'test',
      fileHash: 'f'.repeat(64),
      created: '0',
      changed: '1',
    },
  ]);
  const operations = await inScope(centre, (tx) => tx.select().from(operation).orderBy(operation.version));
  expect(operations.map((row) => [row.version, row.answers['residual']])).toEqual([
    [1, { min: 0, max: 0 }],
    [2, { min: 1, max: 10 }],
  ]);
  expect((await inScope(centre, (tx) => tx.select().from(careCase))).map((row) => row.version)).toEqual([
    1, 1,
  ]);
  expect((await verifyAudit(centre.database, [centre.ownerId], {}, 'owned')).faults).toEqual([]);
});

test('what people changed by hand since is not overwritten', async () => {
  const centre = await createTestCentre();
  await bring(centre, [recordOf('a'), recordOf('b'), recordOf('c')]);
  const cases = await inScope(centre, (tx) => tx.select().from(careCase).orderBy(careCase.label));
  const [first, second] = cases;
  if (!first || !second) throw new Error('three cases came in');
  const { site, histology, stage, stageEdition, presentedOn, treatedBefore, notOperatedReason } = first;
  await centre.as(centre.people.clinician, correctCase, {
    caseId: first.id,
    version: 1,
    case: {
      site,
      histology,
      stage,
      stageEdition,
      presentedOn,
      treatedBefore,
      notOperatedReason,
      grade: 'G3',
    },
  });
  await centre.as(centre.people.clinician, recordWorkUp, {
    caseId: second.id,
    items: [
      { key: 'ca125', state: 'present', value: 500, unit: 'U/mL', takenOn: '2005-03-01', reason: null },
    ],
  });
  const over = { case: { ...recordOf('x').case, stage: 'IV' } };
  const done = await bring(centre, [recordOf('a', over), recordOf('b', over), recordOf('c', over)]);
  expect(done).toEqual(
    counts({
      changed: 1,
      faults: [1, 2].map((row) => ({ row, column: 'key', code: 'changed_by_hand_since' })),
    }),
  );
  const grade = await inScope(centre, (tx) => tx.select().from(careCase).where(eq(careCase.id, first.id)));
  expect(grade[0]).toMatchObject({ grade: 'G3', stage: 'IIIC' });
});

test('each row that cannot be is named with its fault, the others come in', async () => {
  const centre = await createTestCentre();
  await centre.as(centre.people.coordinator, referCase, {
    whom: {
      patient: recordOf('x').patient,
      identity: { ...recordOf('x').identity, recordNumber: 'R-taken' },
    },
    case: { ...recordOf('x').case, entry: 'referral' },
    referral: {
      phase: 'pre_treatment',
      questionType: 'staging',
      question: 'Stage?',
      consultantId: centre.people.surgeon.personId,
      receivedOn: '2026-11-01',
    },
    workUp: [],
  });
  const done = await bring(centre, [
    recordOf('good'),
    recordOf('stage', { case: { ...recordOf('x').case, stage: 'XX' } }),
    recordOf('future', { case: { ...recordOf('x').case, presentedOn: '2199' } }),
    recordOf('dead', { patient: { bornOn: '1950', diedOn: '1990' } }),
    recordOf('taken'),
  ]);
  expect(done.created).toBe(1);
  expect(done.faults.map(({ row, code }) => [row, code])).toEqual([
    [2, 'stage_not_in_edition'],
    [3, 'in_future'],
    [4, 'after_death'],
    [5, 'number_of_case'],
  ]);
});

test('a case or record number that stands twice in a file is named, near by and a thousand or two rows later', async () => {
  const centre = await createTestCentre();
  const { identity } = recordOf('a');
  const many = (name: string) =>
    Array.from({ length: 1000 }, (_, index) => recordOf(`${name}${index}`, { operations: [] }));
  const twice = [recordOf('a'), recordOf('b', { identity })];
  const last = [recordOf('a'), recordOf('c', { identity })];
  const key = { column: 'key', code: 'already_there' };
  const number = { column: 'identity.recordNumber', code: 'record_number_taken' };
  const later = [...many('n'), ...last, ...many('m'), recordOf('a'), recordOf('d', { identity })];
  expect(await bring(centre, [recordOf('a'), ...twice, ...later])).toEqual({
    created: 2001,
    changed: 0,
    unchanged: 0,
    differences: [],
    changes: [],
    faults: [
      { row: 2, ...key },
      { row: 3, ...number },
      { row: 1004, ...key },
      { row: 1005, ...number },
      { row: 2006, ...key },
      { row: 2007, ...number },
    ],
  });
});

test('a corrected row that drops an item is refused: nothing is deleted in silence', async () => {
  const centre = await createTestCentre();
  await bring(centre, [recordOf('a')]);
  for (const less of [{ workUp: [] }, { operations: [] }])
    expect(await bring(centre, [recordOf('a', less)])).toEqual(
      counts({ faults: [{ row: 1, column: 'key', code: 'part_removed' }] }),
    );
});

const followed = (days: number | null, said: object = {}) => ({
  course: [
    { form: 'follow-up', answers: { ...emptyAnswers(followUp), days, status: 'dead', ...said } },
    { form: 'trial', answers: { ...emptyAnswers(trial), arm: '2', from: '2004-05' } },
  ] as CaseRecord['course'] & {},
});
const courseRows = (centre: TestCentre) =>
  inScope(centre, (tx) => tx.select().from(entry).orderBy(entry.form));

test('entries of the course come in with their case; the same again changes nothing, a correction the one it concerns', async () => {
  const centre = await createTestCentre();
  await bring(centre, [recordOf('a', followed(431))]);
  const [first, second] = await courseRows(centre);
  expect([first, second]).toMatchObject([
    { form: 'follow-up', filledOn: null, formVersion: 2, answers: { days: 431, status: 'dead' }, version: 1 },
    { form: 'trial', filledOn: '2004-05', answers: { arm: '2' }, version: 1 },
  ]);
  expect([first?.sourceId, first?.caseId]).not.toContain(null);
  expect(await bring(centre, [recordOf('a', followed(431))])).toEqual(counts({ unchanged: 1 }));
  expect(await bring(centre, [recordOf('a', followed(432))])).toEqual(counts({ changed: 1 }));
  expect(await courseRows(centre)).toMatchObject([
    { id: first?.id, version: 2, answers: { days: 432 } },
    { id: second?.id, version: 1 },
  ]);
});

test('an entry that people corrected is not overwritten or dropped; one of their own beside it stands', async () => {
  const centre = await createTestCentre();
  const { clinician } = centre.people;
  await bring(centre, [recordOf('a', followed(431))]);
  const [imported] = await courseRows(centre);
  const own = { caseId: imported?.caseId ?? '', form: 'follow-up', formVersion: 1, on: null };
  await centre.as(clinician, fillForm, { ...own, answers: { status: 'dead', on: '2006' } });
  expect(await bring(centre, [recordOf('a', followed(432))])).toEqual(counts({ changed: 1 }));
  expect(await courseRows(centre)).toHaveLength(3);
  expect(await bring(centre, [recordOf('a', { course: [] })])).toEqual(
    counts({ faults: [{ row: 1, column: 'key', code: 'part_removed' }] }),
  );
  const correction = { entryId: imported?.id ?? '', version: 2, on: null, answers: { days: 9 } };
  await centre.as(clinician, correctForm, correction, { reason: 'Told by her daughter' });
  expect(await bring(centre, [recordOf('a', followed(433))])).toEqual(
    counts({ faults: [{ row: 1, column: 'key', code: 'changed_by_hand_since' }] }),
  );
});

test('an entry that cannot be condemns its row, at the field that a mapping feeds', async () => {
  const centre = await createTestCentre();
  const told = await bring(centre, [
    recordOf('a', followed(431, { status: 'alive', cause: 'disease' })),
    recordOf('b', followed(431, { on: '2190' })),
    recordOf('c', followed(431, { on: '1950' })),
    recordOf('d', { ...followed(431, { on: '1950' }), patient: { bornOn: '1951', diedOn: null } }),
  ]);
  expect(told).toEqual(
    counts({
      created: 1,
      faults: [
        { row: 1, column: 'followUp.cause', code: 'does_not_apply' },
        { row: 2, column: 'followUp.on', code: 'in_future' },
        { row: 4, column: 'followUp.on', code: 'before_birth' },
      ],
    }),
  );
  expect(await courseRows(centre)).toHaveLength(2);
});

test('a file never brings back what was taken back: neither a case, the same or corrected, nor a part that a row names', async () => {
  const centre = await createTestCentre();
  const { chair, surgeon } = centre.people;
  const corrected = (key: string) => recordOf(key, { case: { ...recordOf(key).case, grade: '3' } });
  await bring(centre, [recordOf('a'), recordOf('b'), recordOf('c')]);
  const sources = await inScope(centre, (tx) => tx.select().from(source).orderBy(source.rowNumber));
  const [first, second] = sources.map(({ subjectId }) => subjectId);
  if (!first || !second) throw new Error('no cases');
  await centre.as(chair, strike, { table: 'care.case', id: first, version: 1 });
  const operated = await inScope(centre, (tx) =>
    tx.select().from(operation).where(eq(operation.caseId, second)),
  );
  await centre.as(surgeon, strike, { table: 'surgery.operation', id: operated[0]?.id ?? '', version: 1 });
  const fault = (row: number) => ({ row, column: 'key', code: 'taken_back_since' as const });
  expect(await bring(centre, [recordOf('a'), recordOf('b'), recordOf('c')])).toEqual(
    counts({ unchanged: 2, faults: [fault(1)] }),
  );
  expect(await bring(centre, [corrected('a'), corrected('b'), corrected('c')])).toEqual(
    counts({ changed: 1, faults: [fault(1), fault(2)] }),
  );
  const left = await inScope(centre, (tx) => tx.select().from(operation));
  expect(left).toHaveLength(1);
  await centre.as(chair, restore, { table: 'care.case', id: first, version: 2 });
  expect(await bring(centre, [recordOf('a')])).toEqual(counts({ unchanged: 1 }));
  expect((await verifyAudit(centre.database, [centre.ownerId], {}, 'owned')).faults).toEqual([]);
});

test('undone at the end it leaves nothing behind, and not everybody may import', async () => {
  const centre = await createTestCentre();
  const before = await entries(centre);
  await expect(bring(centre, [recordOf('a')], 'undo')).rejects.toMatchObject({
    code: 'trial_run',
    counts: { created: 1 },
  });
  expect(await inScope(centre, (tx) => tx.select().from(careCase))).toEqual([]);
  expect(await entries(centre)).toBe(before);
  const asSurgeon = centre.as(centre.people.surgeon, importCases, {
    rows: rowsOf([]),
    mapping: 'test',
    mappingVersion: '1',
    fileHash: '',
    finish: () => 'keep',
  });
  await expect(asSurgeon).rejects.toMatchObject({ code: 'forbidden' });
});

const named = (key: string, latinName: string, bornOn: string | null, recordNumber = `R-${key}`) =>
  recordOf(key, {
    patient: { bornOn, diedOn: null },
    identity: { recordNumber, latinName, nativeName: null, sortName: null },
  });
const answering = (centre: TestCentre, records: readonly CaseRecord[], another: number[]) =>
  centre.as(centre.people.quality_manager, importCases, { ...file(records, 'keep'), another });

test('whoever may be a woman of the record or of an earlier row is reported by row, and comes in when somebody says she is another', async () => {
  const centre = await createTestCentre();
  await bring(centre, [named('a', 'Kim Seo-yeon', '1961-02-03', '12-345')]);
  const rows = [
    named('b', 'SEOYEON KIM', '1961-02-03'),
    named('c', 'Lee', '1970-01-01', '12345'),
    named('d', 'Kim Seo-yeon', '1961-02-04'),
    named('e', 'Park', '1950-05-05'),
    named('f', 'Park', '1950-05-05'),
    named('g', 'Jang', null, '12-347'),
    named('h', 'Kim, Seo-yeon', null, '12-346'),
  ];
  const known = { column: 'identity', code: 'perhaps_known_case', params: { case: '05-0001' } };
  const { faults, created } = await bring(centre, rows);
  expect(created).toBe(3);
  expect(faults).toEqual([
    { row: 1, ...known },
    { row: 2, ...known },
    { row: 5, column: 'identity', code: 'perhaps_same_row', params: { other: 4 } },
    { row: 7, ...known },
  ]);
  const answered = await answering(centre, rows, [1, 2, 5]);
  expect([answered.created, answered.unchanged]).toEqual([3, 3]);
  expect(answered.faults.map(({ row }) => row)).toEqual([7]);
  const told = await inScope(centre, (tx) =>
    tx.execute<{ told: number }>(sql`
      select count(*)::integer as told from kernel.journal, jsonb_array_elements(events) as event
      where event ->> 'type' = 'care.told-apart' and jsonb_array_length(event -> 'from') > 0`),
  );
  expect(told.rows).toEqual([{ told: 3 }]);
});

test('a woman whose name is known in her own script alone is found by it', async () => {
  const centre = await createTestCentre();
  const native = (key: string, nativeName: string) =>
    recordOf(key, {
      patient: { bornOn: '1961-02-03', diedOn: null },
      identity: { recordNumber: `R-${key}`, latinName: null, nativeName, sortName: null },
    });
  await bring(centre, [native('a', '김서연')]);
  const rows = [native('b', '김 서연'), native('c', '이하은')];
  expect(await bring(centre, rows)).toMatchObject({
    created: 1,
    faults: [{ row: 1, code: 'perhaps_known_case' }],
  });
});

test('a row like a woman of the record and one of an earlier row is asked about the first, and told apart from both', async () => {
  const centre = await createTestCentre();
  await bring(centre, [named('a', 'Kim Seo-yeon', '1961-02-03')]);
  const rows = [named('b', 'Kim Seo-yeon', '1961-02-03'), named('c', 'Kim Seo-yeon', '1961-02-03')];
  expect((await answering(centre, rows, [1])).faults).toEqual([
    { row: 2, column: 'identity', code: 'perhaps_known_case', params: { case: '05-0001' } },
  ]);
  expect(await answering(centre, rows, [1, 2])).toMatchObject({ created: 1, unchanged: 1, faults: [] });
  const others = [named('d', 'Lee', '1970-01-01'), named('e', 'Lee', '1970-01-01')];
  expect(await answering(centre, others, [2])).toMatchObject({ created: 2 });
  const told = await inScope(centre, (tx) =>
    tx.execute<{ apart: number }>(sql`
      select jsonb_array_length(event -> 'from')::integer as apart
      from kernel.journal, jsonb_array_elements(events) as event
      where event ->> 'type' = 'care.told-apart' order by seq`),
  );
  expect(told.rows.map(({ apart }) => apart)).toEqual([1, 2, 1]);
});

const joining = (centre: TestCentre, records: readonly CaseRecord[], same: [number, string][]) =>
  centre.as(centre.people.quality_manager, importCases, {
    ...file(records, 'keep'),
    same: same.map(([row, label]) => ({ row, case: label })),
    anotherDisease: same.map(([row]) => row),
  });
const casesOf = (centre: TestCentre) =>
  inScope(centre, (tx) =>
    tx.execute<{ label: string; number: string; name: string; women: number }>(sql`
      select c.label, i.record_number as number, i.latin_name as name, (select count(*)::integer from care.patient) as women
      from care."case" c join care.identity i on i.id = c.patient_id order by c.label`),
  );
const presented = (record: CaseRecord, on: string) => ({
  ...record,
  case: { ...record.case, presentedOn: on },
});

test('a row that somebody says is a woman the centre knows becomes a case of hers; she stays as the record has her, and what the row says otherwise is told', async () => {
  const centre = await createTestCentre();
  await bring(centre, [named('a', 'Kim Seo-yeon', '1961-02-03', '12-345')]);
  const row = presented(named('b', 'SEOYEON KIM', '1961-02-03', '77'), '2004');
  const other = presented(named('c', 'Kim Seo-yeon', null, '12-345'), '2006');
  expect((await bring(centre, [row, other])).faults).toEqual([
    { row: 1, column: 'identity', code: 'perhaps_known_case', params: { case: '05-0001' } },
    { row: 2, column: 'identity.recordNumber', code: 'number_of_case', params: { case: '05-0001' } },
  ]);
  const answers: [number, string][] = [
    [1, '05-0001'],
    [2, '05-0001'],
  ];
  expect(await joining(centre, [row, other], answers)).toEqual(
    counts({
      created: 2,
      differences: [
        { row: 1, column: 'identity.recordNumber' },
        { row: 1, column: 'identity.latinName' },
      ],
    }),
  );
  const her = { number: '12-345', name: 'Kim Seo-yeon', women: 1 };
  expect((await casesOf(centre)).rows).toEqual(
    ['04-0001', '05-0001', '06-0001'].map((label) => ({ label, ...her })),
  );
  const before = await entries(centre);
  expect(await joining(centre, [row, other], answers)).toEqual(counts({ unchanged: 2 }));
  expect(await bring(centre, [row, other])).toEqual(counts({ unchanged: 2 }));
  expect(await entries(centre)).toBe(before);
  const corrected = { ...row, case: { ...row.case, stage: 'IV' } };
  expect(await bring(centre, [corrected, other])).toMatchObject({ changed: 1, unchanged: 1, faults: [] });
  expect((await casesOf(centre)).rows.map(({ women }) => women)).toEqual([1, 1, 1]);
  // Her first case is the one that is named.
  expect((await bring(centre, [named('z', 'Kim Seo-yeon', '1961-02-03')])).faults).toMatchObject([
    { code: 'perhaps_known_case', params: { case: '04-0001' } },
  ]);
  const told = await inScope(centre, (tx) =>
    tx.execute<{ event: object }>(sql`
      select event from kernel.journal, jsonb_array_elements(events) as event where event ->> 'type' = 'care.same-woman'`),
  );
  expect(told.rows).toHaveLength(2);
  expect((await verifyAudit(centre.database, [centre.ownerId], {}, 'owned')).faults).toEqual([]);
});

test('nobody is joined to a woman she is not like, to a woman of another house, or twice; and nothing is written', async () => {
  const [centre, elsewhere] = [await createTestCentre(), await createTestCentre()];
  await bring(elsewhere, [
    named('x', 'Park', '1950-05-05'),
    presented(named('y', 'Kim Seo-yeon', '1961-02-03'), '2009'),
  ]);
  await bring(centre, [
    named('a', 'Kim Seo-yeon', '1961-02-03'),
    named('b', 'Lee', '1970-01-01'),
    named('c', 'Jang', '1971-01-01'),
  ]);
  const row = named('d', 'Kim Seo-yeon', '1961-02-03', '77');
  const codes = async (records: readonly CaseRecord[], label: string) =>
    (await joining(centre, records, [[1, label]])).faults.map(({ code }) => code);
  expect(await codes([row], '05-0002')).toEqual(['same_woman_unlike']);
  expect(await codes([row], '09-0001')).toEqual(['same_woman_unlike']);
  for (const b of [named('b', 'Lee', '1970-01-01'), named('b', 'Kim Seo-yeon', '1961-02-03')])
    expect(await codes([b], '05-0001')).toEqual(['case_has_woman']);
  expect(await codes([presented(named('e', 'Kim Seo-yeon', null, 'R-a'), '1950')], '05-0001')).toEqual([
    'before_birth',
  ]);
  expect(await codes([named('f', 'Kim Seo-yeon', '1961-02-03', 'R-b')], '05-0001')).toEqual([
    'record_number_taken',
  ]);
  expect((await casesOf(centre)).rows).toHaveLength(3);
  const twice = { ...file([row], 'keep'), another: [1, 2], same: [{ row: 1, case: '05-0001' }] };
  const { quality_manager, surgeon } = centre.people;
  await expect(centre.as(quality_manager, importCases, twice)).rejects.toMatchObject({
    code: 'row_answered_twice',
    place: { row: 1 },
  });
  const once = { ...file([row], 'keep'), same: [{ row: 1, case: '05-0001' }] };
  await expect(centre.as(surgeon, importCases, once)).rejects.toMatchObject({ code: 'forbidden' });
});

test('the number a joined row gives her is hers for the rows that follow', async () => {
  const centre = await createTestCentre();
  await bring(centre, [named('a', 'Kim Seo-yeon', '1961-02-03')]);
  const hers = named('b', 'Kim Seo-yeon', '1961-02-03', '77');
  const identity = { ...hers.identity, sortName: 'Kim' };
  const rows = [{ ...hers, identity }, named('c', 'Park', '1950-05-05', '77')];
  expect(await joining(centre, rows, [[1, '05-0001']])).toEqual(
    counts({
      created: 1,
      faults: [{ row: 2, column: 'identity.recordNumber', code: 'record_number_taken' }],
      differences: ['recordNumber', 'sortName'].map((field) => ({ row: 1, column: `identity.${field}` })),
    }),
  );
});

test('of two who join the same row at the same moment one brings it, the other finds it there', async () => {
  const centre = await createTestCentre();
  await bring(centre, [named('a', 'Kim Seo-yeon', '1961-02-03')]);
  const row = named('b', 'Kim Seo-yeon', '1961-02-03', '77');
  const both = await Promise.all([0, 1].map(() => joining(centre, [row], [[1, '05-0001']])));
  expect(both.map(({ created, unchanged }) => `${created} ${unchanged}`).toSorted()).toEqual(['0 1', '1 0']);
  expect((await casesOf(centre)).rows).toHaveLength(2);
});

test('who was told apart once is not asked about when her row is corrected, unless it makes her like somebody else', async () => {
  const centre = await createTestCentre();
  const rows = [
    named('a', 'Kim', '1961-02-03'),
    named('b', 'Kim', '1961-02-03'),
    named('c', 'Lee', '1961-02-03'),
  ];
  await answering(centre, rows, [2]);
  const later = { case: { ...recordOf('x').case, stage: 'IV' } };
  const again = await bring(
    centre,
    rows.map((row) => ({ ...row, ...later })),
  );
  expect(again).toEqual(counts({ changed: 3 }));
  const renamed = await bring(centre, [named('c', 'Kim', '1961-02-03')]);
  expect(renamed.faults.map(({ code }) => code)).toEqual(['perhaps_known_case']);
});

test('numbers that count up are not asked about where nobody has a name or a day of birth', async () => {
  const centre = await createTestCentre();
  const born = { patient: { bornOn: '1960', diedOn: null } };
  const rows = Array.from({ length: 12 }, (_, index) => recordOf(`1${index}`, born));
  expect(await bring(centre, rows)).toEqual(counts({ created: 12 }));
});

test('the very same number twice in a file is refused whatever was said', async () => {
  const centre = await createTestCentre();
  const rows = [named('a', 'Kim', null, '7'), named('b', 'Lee', null, '7')];
  expect((await answering(centre, rows, [1, 2])).faults).toEqual([
    { row: 2, column: 'identity.recordNumber', code: 'record_number_taken' },
  ]);
});

type Reads = ReadonlyMap<string, number[]>;
/** Those of the house whose subjects come by the row; counts by year are made once, and no register concludes anything. */
const derivations = appDatabase().house.ordered;
const byRow = derivations
  .map(({ name }) => name)
  .filter((name) => !['quality.year-counts', 'board.conclusions'].includes(name));

/** Rows that this transaction has read so far, from tables and by their indexes. */
const rowsRead = async (tx: Tx): Promise<number> => {
  const { rows } = await tx.execute<{ read: number }>(
    sql`select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as read from pg_stat_xact_user_tables`,
  );
  return rows[0]?.read ?? 0;
};

/** A house whose derivations tell how many rows each page of a thousand subjects has read, none beside another. */
const countingHouse = (reads: Reads) =>
  houseOf(
    derivations.map((derivation, index) => ({
      ...derivation,
      watches: [
        ...derivation.watches,
        ...(derivations[index - 1]?.writes ?? []).map((table) => ({ table, by: () => [] })),
      ],
      run: async (work, ids) => {
        const before = await rowsRead(work.tx);
        const told = await derivation.run(work, ids);
        reads.get(derivation.name)?.push((await rowsRead(work.tx)) - before);
        return told;
      },
    })),
  );

/** Lets nobody count the rows of a database's tables while it is tried: a slow machine gives that time. */
const keepUncounted = async (owner: ClientConfig): Promise<void> => {
  const client = new Client(owner);
  await client.connect();
  await client
    .query(
      `do $$ declare t regclass; begin
         for t in select oid::regclass from pg_class where relkind = 'r' and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
         loop execute format('alter table %s set (autovacuum_enabled = false)', t); end loop; end $$`,
    )
    .finally(() => client.end());
};

test('however many rows come, each thousand of them reads as many rows of the record for what follows, and every derived row is there', async () => {
  // What the planner knows of a table is what this import has brought there, and nothing that another test left.
  const { owner, drop } = await scratchDatabase();
  await keepUncounted(owner);
  const [app, operators] = [
    openDatabase(connectionOf(owner, 'consilium_app'), appDatabase().house, 2),
    openDatabase(operatorConnection(owner), appDatabase().house, 1),
  ];
  const readByPage = async (rows: number): Promise<Reads> => {
    const reads = new Map<string, number[]>(byRow.map((name) => [name, []]));
    const centre = await createCentreOn(app, { operators });
    const database = openDatabase(connectionOf(owner, 'consilium_app'), countingHouse(reads), 1);
    const records = Array.from({ length: rows }, (_, index) => recordOf(String(index)));
    const call = { actor: centre.people.quality_manager, ownerId: centre.ownerId, now: centre.now() };
    const { result } = await execute(database, importCases, call, file(records, 'keep'));
    expect(result).toMatchObject({ created: rows });
    await database.close();
    const found = await inScope(centre, (tx) =>
      tx.execute(sql`select (select count(*) from board.standing)::integer as standing,
        (select count(distinct patient_id) from care.identity_term)::integer as women,
        (select count(*) from quality.case_fact where presented_year = 2005 and operated)::integer as cases,
        (select count(*) from quality.operation_fact where complete)::integer as operations`),
    );
    expect(found.rows).toEqual([{ standing: rows, women: rows, cases: rows, operations: rows }]);
    return reads;
  };
  try {
    const [few, many] = [await readByPage(2000), await readByPage(8000)];
    expect(Math.max(...[...few.values()].flat())).toBeGreaterThan(1000);
    for (const [name, pages] of many) {
      const most = Math.max(...(few.get(name) ?? []));
      expect([name, pages.length, pages.filter((read) => read > 2 * most)]).toEqual([name, 8, []]);
    }
  } finally {
    await Promise.all([app.close(), operators.close()]);
    await drop();
  }
}, 180_000);
