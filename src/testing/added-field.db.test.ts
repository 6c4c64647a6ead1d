import { afterAll, beforeAll, expect, test, vi } from 'vitest';

/**
 * A field of the operative report that no source file knows: its definition and its words are all that is added. The page,
 * the record, reading, correcting, the history, what can be fed and an import follow by themselves.
 */
const definition = '../modules/surgery/records/operation.ts';
const words = '../modules/surgery/records/operation-words.ts';

beforeAll(() => {
  vi.resetModules();
  vi.doMock(definition, async (original) => {
    const all = await original<typeof import('../modules/surgery/records/operation.ts')>();
    const capsule = { kind: 'choice', codes: ['whole', 'torn'], section: 'conduct', absent: ['unknown'] };
    const { items } = all.operationReport;
    return { ...all, operationReport: { ...all.operationReport, items: { ...items, capsule } } };
  });
  vi.doMock(words, async (original) => {
    const all = await original<typeof import('../modules/surgery/records/operation-words.ts')>();
    const said = (message: string) => ({ id: `test.${message}`, message });
    const capsule = { label: said('Capsule'), codes: { whole: said('Not broken'), torn: said('Torn') } };
    const { items } = all.operationWords;
    return { ...all, operationWords: { ...all.operationWords, items: { ...items, capsule } } };
  });
});
afterAll(() => {
  vi.doUnmock(definition);
  vi.doUnmock(words);
  vi.resetModules();
});

test('on the page it is asked, kept, read and corrected, and the history says what it was', async () => {
  const { createTestCentre } = await import('./centre.ts');
  const { operateTestCase } = await import('./operated-case.ts');
  const { recordOf } = await import('./record.ts');
  const { visit } = await import('./visit.ts');
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.surgeon);
  const { caseId, operationId } = await operateTestCase(centre);
  const path = `/cases/${caseId}/operations/${operationId}`;
  const correct = async (said: string) =>
    me.send(`${path}?correct`, 'operation', { 'report.capsule': said, reason: 'Read again' });
  expect((await me.get(`${path}?correct`)).text).toContain('Capsule');
  expect(await correct('torn')).toMatchObject({ status: 302 });
  const report = async () => (await recordOf(centre, caseId)).operations[0]?.report;
  expect(await report()).toMatchObject({ capsule: 'torn' });
  expect((await me.get(path)).text).toContain('Capsule Torn');
  expect(await correct('~unknown')).toMatchObject({ status: 302 });
  expect(await report()).toMatchObject({ capsule: null, absent: { capsule: 'unknown' } });
  const history = (await me.get(`/cases/${caseId}/history`)).text;
  expect(history).toMatch(/Capsule: Torn.*not known|Capsule.*Torn.*not known/i);
});

test('a mapping feeds it, and a word that it does not know is refused at its row', async () => {
  const { fedCentre } = await import('./fed-centre.ts');
  const { recordedCourses } = await import('../modules/quality/queries/course.ts');
  const { withScope } = await import('../kernel/scope.ts');
  const { careCaseRows } = await import('../modules/care/index.ts');
  const { centre, rows } = await fedCentre('id,day,capsule\nA,2025-03-04,t\nB,2025-03-05,burst\n', {
    operation: 'every-row',
    fields: {
      'case.site': { constant: 'ovary' },
      'operation.doneOn': { column: 'day', date: ['YYYY-MM-DD'] },
      'operation.capsule': { column: 'capsule', map: { t: 'torn', w: 'whole' } },
    },
  });
  expect(rows[1]).toMatchObject({ row: 2, faults: [{ code: 'word_unknown', column: 'capsule' }] });
  const reports = await withScope(centre.database, [centre.ownerId], async (tx) => {
    const ids = (await tx.select({ id: careCaseRows.id }).from(careCaseRows)).map(({ id }) => id);
    return [...(await recordedCourses(tx, centre.ownerId, ids)).values()].map(
      ({ operations }) => operations[0]?.report,
    );
  });
  expect(reports).toEqual([expect.objectContaining({ capsule: 'torn' })]);
});
