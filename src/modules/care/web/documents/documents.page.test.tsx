import { expect, test } from 'vitest';
import { openFiles } from '../../../../kernel/files/files.ts';
import { journalOf } from '../../../../testing/board.ts';
import { createTestCentre } from '../../../../testing/centre.ts';
import { referTestCase } from '../../../../testing/listed-case.ts';
import { shownAt } from '../../../../testing/record.ts';
import { sampleJpeg, samplePdf, sealedSample } from '../../../../testing/sample-files.ts';
import { visit } from '../../../../testing/visit.ts';
import { addDocument } from '../../commands/add-document.ts';

const house = async () => {
  const centre = await createTestCentre({ now: '2026-11-18T23:30:00Z' });
  const { caseId } = await referTestCase(centre);
  const { clinician, surgeon, observer } = centre.people;
  return {
    centre,
    caseId,
    path: `/cases/${caseId}/documents`,
    me: visit(centre, clinician),
    surgeon: visit(centre, surgeon),
    observer: visit(centre, observer),
  };
};
/** The form as a browser sends it, with a file in one of its two places. */
const filled = (fields: Readonly<Record<string, string | File>>): FormData => {
  const form = new FormData();
  const all = { form: 'document', kind: 'scan', on: '', note: '', picture: new File([], ''), ...fields };
  for (const [name, value] of Object.entries(all)) form.append(name, value);
  return form;
};
const fileOf = (bytes: Buffer, name: string): File => new File([Uint8Array.from(bytes)], name);
const paper = fileOf(samplePdf, 'Kim Seoyeon N-2000.pdf');
const idIn = (html: string): string => /documents\/([0-9a-f-]{36})/.exec(html)?.[1] ?? '';

test('a document is added without script, listed with who added it, and keeps no name', async () => {
  const { centre, caseId, path, me } = await house();
  expect((await me.get(`/cases/${caseId}`)).text).toContain('None yet');
  const opened = await me.get(path);
  expect(opened.text).toContain('No document stands here yet.');
  const sent = await me.post(path, filled({ file: paper, on: '2026-10', note: 'Three pages' }));
  expect(sent).toMatchObject({ status: 302, to: `/c/${centre.slug}${path}?saved` });
  const { text, html } = await me.get(sent.to ?? '');
  expect(text).toMatch(
    /Saved\..*Scanned paper Three pages.*October 2026.*Test clinician, 19 November 2026.*PDF, 1 KB/,
  );
  expect(html).not.toContain('Seoyeon');
  expect((await me.get(`/cases/${caseId}`)).text).toContain('1 document');
  const history = (await me.get(`/cases/${caseId}/history`)).text;
  expect(history).toMatch(/added a document.*Document: 2026-10.*Scanned paper/);
});

test('a picture from the camera is taken from its own place, and two files are one too many', async () => {
  const { path, me } = await house();
  const camera = fileOf(sampleJpeg, 'image.jpg');
  const nothing = new File([], '');
  const sent = await me.post(path, filled({ picture: camera, file: nothing, kind: 'operation_photograph' }));
  expect((await me.get(sent.to ?? '')).text).toMatch(/Photograph of the operation.*not known.*JPEG, 1 KB/i);
  const both = await me.post(path, filled({ picture: camera, file: paper }));
  expect(both.status).toBe(422);
  expect(both.text).toContain('Please choose one file at a time.');
});

test.each([
  ['nothing', new File([], ''), {}, 'Please choose a file, or take a picture.'],
  ['an empty file', new File([], 'a.pdf'), {}, 'The file is empty.'],
  [
    'a program named as a picture',
    new File(['<svg onload="x()"/>'], 'a.jpg', { type: 'image/jpeg' }),
    {},
    'This is no PDF, JPEG or PNG file',
  ],
  ['a document cut off', fileOf(samplePdf.subarray(0, 300), 'a.pdf'), {}, 'The end of the file is missing.'],
  ['no kind', paper, { kind: '' }, 'Please choose one of the options.'],
  ['a day to come', paper, { on: '2031-01-01' }, 'This date has not come yet.'],
  ['a day that is none', paper, { on: '2026-02-30' }, 'There is no such date.'],
])('%s is refused in the form, with what was typed, and stores nothing', async (_, file, more, sentence) => {
  const { centre, path, me } = await house();
  const sent = await me.post(path, filled({ file, note: 'Typed before', ...more }));
  expect(sent.status).toBe(422);
  expect(sent.text).toContain(sentence);
  expect(sent.html).toContain('value="Typed before"');
  expect((await journalOf(centre)).map(({ command }) => command)).not.toContain('care.add-document');
});

test('sent twice, it is stored once; brought again by somebody else it is said to be there', async () => {
  const { path, me, surgeon } = await house();
  const requestKey = 'one form';
  const first = await me.post(path, filled({ file: paper, requestKey }));
  expect(await me.post(path, filled({ file: paper, requestKey }))).toMatchObject({ to: first.to });
  const again = await surgeon.post(path, filled({ file: paper }));
  expect(again.text).toContain('This file stands on the case already.');
});

test('opened by whoever may see who she is, which stands in the journal; the list is everybody’s of the house', async () => {
  const { centre, caseId, path, me, observer } = await house();
  await me.post(path, filled({ file: paper }));
  const listed = await observer.get(path);
  expect(listed.text).toContain('Scanned paper');
  for (const said of ['Open', 'Take back', 'Add the document']) expect(listed.text).not.toContain(said);
  const at = `${path}/${idIn((await me.get(path)).html)}`;
  expect(await observer.get(at)).toMatchObject({ status: 403 });
  expect((await observer.post(path, filled({ file: paper }))).status).toBe(403);
  const before = (await shownAt(centre)).length;
  const opened = await me.get(at);
  expect(opened).toMatchObject({ status: 200, html: samplePdf.toString() });
  expect((await shownAt(centre)).length).toBe(before + 1);
  const other = await house();
  expect(await other.me.get(`/c/${centre.slug}${at}`)).toMatchObject({ status: 404 });
  expect(await other.me.get(`${other.path}/${idIn(at)}`)).toMatchObject({ status: 404 });
  expect(await me.get(`/cases/${caseId}/documents/none`)).toMatchObject({ status: 404 });
});

test('taken back, it is gone from the list and cannot be opened; restored, it can', async () => {
  const { caseId, path, me } = await house();
  await me.post(path, filled({ file: paper }));
  const at = `${path}/${idIn((await me.get(path)).html)}`;
  const taking = `/cases/${caseId}/take-back/document/${idIn(at)}`;
  expect((await me.get(taking)).text).toContain('Scanned paper');
  await me.send(taking, 'take-back', { reason: 'Another woman’s' });
  expect((await me.get(path)).text).toContain('No document stands here yet.');
  expect((await me.get(at)).status).toBe(404);
  await me.send(taking, 'restore', { reason: 'Hers after all' });
  expect((await me.get(at)).status).toBe(200);
});

test('without a key the page says so, takes nothing, and what was sealed with a key that is lost says which', async () => {
  const { centre, caseId, path } = await house();
  const { clinician } = centre.people;
  const sealed = await sealedSample(centre);
  const said = { caseId, kind: 'scan', on: null, note: null, file: sealed.id } as const;
  const { id } = await centre.as(clinician, addDocument, said, { files: [sealed] });
  const me = visit(centre, clinician, 'en', { files: openFiles(null, null) });
  const page = await me.get(path);
  expect(page.text).toContain('No document can be added at this house.');
  expect(page.text).not.toContain('Add the document');
  const sent = await me.post(path, filled({ file: paper }));
  expect(sent.status).toBe(422);
  expect(sent.text).toMatch(/files_need_key.*No document can be added at this house/);
  const opened = await me.get(`${path}/${id}`);
  expect(opened.status).toBe(422);
  expect(opened.text).toContain('sealed with a key that this installation does not have');
});
