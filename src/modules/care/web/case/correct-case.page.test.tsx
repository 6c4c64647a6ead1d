import { expect, test } from 'vitest';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { importableRow } from '../../../../testing/importable-row.ts';
import { importTestRows } from '../../../../testing/imported.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { recordOf } from '../../../../testing/record.ts';
import { visit } from '../../../../testing/visit.ts';

const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  const { coordinator, clinician, observer } = centre.people;
  return {
    centre,
    caseId,
    path: `/cases/${caseId}/correct`,
    me: visit(centre, coordinator),
    other: visit(centre, clinician),
    observer: visit(centre, observer),
  };
};

const everything = {
  'case.site': 'tube',
  'case.histology': 'endometrioid',
  'case.stage': ' figo 3a1(ii) ',
  'case.stageEdition': 'figo-2014',
  'case.grade': 'G2',
  'case.presentedOn': '2026-11',
  'case.treatedBefore': 'yes',
  'case.notOperatedReason': 'declined',
  reason: ' Read again ',
};

test('what is corrected stands in the record, with its reason, and in the form the next time', async () => {
  const { centre, caseId, path, me, other } = await house();
  const saved = await me.send(path, 'correct', everything);
  expect(saved).toMatchObject({ status: 303, to: `/c/${centre.slug}/cases/${caseId}` });
  const { case: row } = await recordOf(centre, caseId);
  expect(row).toMatchObject({
    site: 'tube',
    histology: 'endometrioid',
    stage: 'IIIA1(ii)',
    stageEdition: 'figo-2014',
    grade: 'G2',
    presentedOn: '2026-11',
    treatedBefore: true,
    notOperatedReason: 'declined',
    version: 2,
  });
  expect((await journalOf(centre))[0]).toMatchObject({ command: 'care.correct-case', reason: 'Read again' });
  // Somebody else changes nothing but one word: all the rest comes back from the form as it was recorded.
  await other.send(path, 'correct', { 'case.grade': 'G3', reason: 'Graded again' });
  expect((await recordOf(centre, caseId)).case).toMatchObject({
    ...row,
    grade: 'G3',
    version: 3,
  });
});

test('what is emptied or not known is not known, never no', async () => {
  const { centre, caseId, path, me } = await house();
  const unknown = { 'case.histology': '~unknown', 'case.treatedBefore': '~unknown', 'case.grade': '' };
  const empty = {
    'case.stage': ' ',
    'case.stageEdition': '',
    'case.presentedOn': '',
    'case.notOperatedReason': '',
  };
  expect(await me.send(path, 'correct', { ...unknown, ...empty, reason: 'Not known' })).toMatchObject({
    status: 303,
  });
  expect((await recordOf(centre, caseId)).case).toMatchObject({
    site: 'ovary',
    histology: null,
    stage: null,
    stageEdition: null,
    grade: null,
    presentedOn: null,
    treatedBefore: null,
    notOperatedReason: null,
  });
  await me.send(path, 'correct', { 'case.treatedBefore': 'no', reason: 'She said so' });
  expect((await recordOf(centre, caseId)).case.treatedBefore).toBe(false);
});

test('what a file said in words of no list of ours, or of another site, comes back from the form as it was', async () => {
  const centre = await createTestCentre();
  const me = visit(centre, centre.people.coordinator);
  const { record } = importableRow;
  const said = { histology: 'leiomyosarcoma', stage: 'III', stageEdition: 'figo-2014', grade: 'borderln' };
  const row = { ...importableRow, record: { ...record, case: { ...record.case, ...said } } };
  await importTestRows(centre, [row]);
  const [, caseId = ''] = /\/cases\/([0-9a-f-]{36})"/.exec((await me.get('/cases')).html) ?? [];
  const opened = await me.get(`/cases/${caseId}/correct`);
  expect(opened.html).toMatch(/<option value="borderln"[^>]*>borderln</);
  const before = (await recordOf(centre, caseId)).case;
  expect(before).toMatchObject(said);
  expect(await me.fill(opened, 'correct', { reason: 'Read again' })).toMatchObject({ status: 303 });
  expect((await recordOf(centre, caseId)).case).toMatchObject({ ...said, version: before.version + 1 });
});

test('of two who correct at once the second is shown what is recorded now, and saving again replaces it', async () => {
  const { centre, caseId, path, me, other } = await house();
  const opened = await me.get(path);
  await other.send(path, 'correct', { 'case.grade': 'G3', reason: 'Graded' });
  const refused = await me.fill(opened, 'correct', { 'case.stage': 'IIIB', reason: 'Read again' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Recorded now');
  expect(refused.text).toContain('Grade G3');
  expect((await recordOf(centre, caseId)).case).toMatchObject({ stage: 'IIIC', grade: 'G3' });
  expect(await me.fill(refused, 'correct')).toMatchObject({ status: 303 });
  expect((await recordOf(centre, caseId)).case).toMatchObject({ stage: 'IIIB', grade: null, version: 3 });
});

test('a stage that is none, and a correction without a reason, are refused beside the field with what was typed', async () => {
  const { centre, caseId, path, me } = await house();
  const stage = await me.send(path, 'correct', { 'case.stage': 'VII', reason: 'Read again' });
  expect(stage.status).toBe(422);
  expect(stage.text).toContain('This site has no such stage in this edition.');
  expect(stage.html).toContain('value="VII"');
  const silent = await me.send(path, 'correct', { 'case.stage': 'IIIB' });
  expect(silent.status).toBe(422);
  expect(silent.text).toContain('Please give the reason.');
  expect((await recordOf(centre, caseId)).case).toMatchObject({ stage: 'IIIC', version: 1 });
});

test('a form sent twice is saved once', async () => {
  const { centre, caseId, path, me } = await house();
  const opened = await me.get(path);
  const first = await me.fill(opened, 'correct', { 'case.stage': 'IIIB', reason: 'Read again' });
  expect(await me.fill(opened, 'correct', { 'case.stage': 'IIIB', reason: 'Read again' })).toEqual(first);
  expect((await recordOf(centre, caseId)).case).toMatchObject({ stage: 'IIIB', version: 2 });
});

test('whoever may not prepare cases is refused, and what is no case is not found', async () => {
  const { centre, caseId, path, me, observer } = await house();
  expect(await observer.get(path)).toMatchObject({ status: 403 });
  const forged = { form: 'correct', version: '1', 'case.site': 'ovary', reason: 'Forged' };
  expect(await observer.post(path, forged)).toMatchObject({ status: 403 });
  expect((await recordOf(centre, caseId)).case.version).toBe(1);
  expect(await me.get('/cases/none/correct')).toMatchObject({ status: 404 });
  expect(await me.post(path, { ...forged, version: '' })).toMatchObject({ status: 422 });
  const stranger = visit(centre, (await createTestCentre()).people.coordinator);
  expect(await stranger.get(path)).toMatchObject({ status: 404 });
  expect(await stranger.post(path, forged)).toMatchObject({ status: 404 });
});
