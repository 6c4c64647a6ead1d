import { and, eq } from 'drizzle-orm';
import pg from 'pg';
import { expect, test } from 'vitest';
import { restore } from '../../../kernel/commands/restore.ts';
import { strike } from '../../../kernel/commands/strike.ts';
import { verifyAudit } from '../../../kernel/audit/verify.ts';
import { openFiles } from '../../../kernel/files/files.ts';
import { withScope } from '../../../kernel/scope.ts';
import { file, filePiece, journal } from '../../../kernel/tables.ts';
import { createTestCentre, type TestCentre } from '../../../testing/centre.ts';
import { testDatabase } from '../../../testing/database.ts';
import { referTestCase } from '../../../testing/listed-case.ts';
import { paintedPng, sampleJpeg, samplePdf, sealedSample, testKeys } from '../../../testing/sample-files.ts';
import { documentsOf } from '../queries/documents.ts';
import { addDocument } from './add-document.ts';

const said = { kind: 'scan', on: '2026-11', note: null } as const;

const house = async () => {
  const centre = await createTestCentre();
  const { caseId } = await referTestCase(centre);
  return { centre, caseId };
};
const read = <T>(centre: TestCentre, work: Parameters<typeof withScope<T>>[2]): Promise<T> =>
  withScope(centre.database, [centre.ownerId], work);
const held = (centre: TestCentre) =>
  read(centre, async (tx) => ({
    files: await tx.$count(file, eq(file.ownerId, centre.ownerId)),
    pieces: await tx.$count(filePiece, eq(filePiece.ownerId, centre.ownerId)),
  }));
const opened = (centre: TestCentre, id: string, keys = testKeys) =>
  read(centre, (tx) => openFiles(keys, null).open(tx, { id: centre.ownerId, demonstration: false }, id));
/** Painted by chance, so that nothing makes it smaller. */
const large = paintedPng(900, 900, (x, y) => [(x * y) % 251, (x * 7 + y * 13) % 256, (x ^ y) % 256]);

test('stores the file sealed with what is said of it, and opens it as it was', async () => {
  const { centre, caseId } = await house();
  const sealed = await sealedSample(centre);
  const { coordinator } = centre.people;
  await centre.as(coordinator, addDocument, { caseId, ...said, file: sealed.id }, { files: [sealed] });
  const documents = await read(centre, (tx) => documentsOf(tx, centre.ownerId, caseId));
  expect(documents).toMatchObject([
    { kind: 'scan', madeOn: '2026-11', note: null, fileKind: 'pdf', size: samplePdf.length },
  ]);
  expect(documents[0]?.addedBy).toBe(coordinator.personId);
  expect(await opened(centre, sealed.id)).toEqual({ kind: 'pdf', bytes: samplePdf });
  const [piece] = await read(centre, (tx) =>
    tx.select().from(filePiece).where(eq(filePiece.fileId, sealed.id)),
  );
  expect(Buffer.from(piece?.bytes ?? []).includes('A report of nobody')).toBe(false);
  const [entry] = await read(centre, (tx) =>
    tx
      .select()
      .from(journal)
      .where(and(eq(journal.ownerId, centre.ownerId), eq(journal.command, 'care.add-document'))),
  );
  expect(entry).toMatchObject({ changeCount: 2, actor: { personId: coordinator.personId } });
});

test('who may not see who she is adds none, nor does another house; nothing of the file stays', async () => {
  const { centre, caseId } = await house();
  const other = await house();
  const sealed = await sealedSample(centre);
  const input = { caseId, ...said, file: sealed.id };
  for (const role of ['observer', 'quality_manager', 'administrator'] as const)
    await expect(
      centre.as(centre.people[role], addDocument, input, { files: [sealed] }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  const { coordinator } = other.centre.people;
  await expect(other.centre.as(coordinator, addDocument, input, { files: [sealed] })).rejects.toMatchObject({
    code: 'not_found',
  });
  // A file that was sealed for one house is brought to no other.
  await expect(
    other.centre.as(coordinator, addDocument, { ...input, caseId: other.caseId }, { files: [sealed] }),
  ).rejects.toMatchObject({ code: 'not_found' });
  expect(await held(centre)).toEqual({ files: 0, pieces: 0 });
});

test('a file of another house is not there, and nobody learns that both have the same', async () => {
  const [mine, theirs] = [await house(), await house()];
  const sealed = await sealedSample(theirs.centre);
  const input = { caseId: theirs.caseId, ...said, file: sealed.id };
  await theirs.centre.as(theirs.centre.people.surgeon, addDocument, input, { files: [sealed] });
  await expect(
    mine.centre.as(mine.centre.people.surgeon, addDocument, { ...input, caseId: mine.caseId }),
  ).rejects.toMatchObject({ code: 'file_missing', place: { field: 'file' } });
  await expect(opened(mine.centre, sealed.id)).rejects.toMatchObject({ code: 'not_found' });
  const same = await sealedSample(mine.centre);
  expect([same.id, same.digest]).not.toEqual([sealed.id, sealed.digest]);
});

test('two people who bring the same file at the same moment store it once, on a case once', async () => {
  const { centre, caseId } = await house();
  const { caseId: second } = await referTestCase(centre);
  const bring = async (who: 'surgeon' | 'chair', to: string) => {
    const sealed = await sealedSample(centre, large);
    return centre.as(
      centre.people[who],
      addDocument,
      { caseId: to, ...said, file: sealed.id },
      { files: [sealed] },
    );
  };
  await Promise.all([bring('surgeon', caseId), bring('chair', second)]);
  const { files, pieces } = await held(centre);
  expect(files).toBe(1);
  expect(pieces).toBeGreaterThan(0);
  await expect(bring('chair', caseId)).rejects.toMatchObject({ code: 'document_there' });
  const { id } = await sealedSample(centre, large);
  expect((await opened(centre, id)).bytes.equals(large)).toBe(true);
});

test('what is refused leaves nothing, and what is sent again is stored once', async () => {
  const { centre, caseId } = await house();
  const sealed = await sealedSample(centre, sampleJpeg);
  const input = { caseId, ...said, file: sealed.id };
  const { clinician } = centre.people;
  const send = (more: object, requestKey: string) =>
    centre.as(clinician, addDocument, { ...input, ...more }, { files: [sealed], requestKey });
  await expect(send({ on: '2031-01-01' }, 'a')).rejects.toMatchObject({ code: 'in_future' });
  await expect(send({ kind: 'letter' }, 'b')).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await held(centre)).toEqual({ files: 0, pieces: 0 });
  const first = await send({}, 'c');
  const again = await sealedSample(centre, sampleJpeg);
  expect(again.sealed.equals(sealed.sealed)).toBe(false);
  expect(await centre.as(clinician, addDocument, input, { files: [again], requestKey: 'c' })).toEqual(first);
  expect(await held(centre)).toEqual({ files: 1, pieces: 1 });
});

test('is taken back and restored as any record, and its file stays and opens', async () => {
  const { centre, caseId } = await house();
  const { surgeon, coordinator } = centre.people;
  const sealed = await sealedSample(centre);
  const { id } = await centre.as(
    surgeon,
    addDocument,
    { caseId, ...said, file: sealed.id },
    { files: [sealed] },
  );
  const list = () => read(centre, (tx) => documentsOf(tx, centre.ownerId, caseId));
  await centre.as(coordinator, strike, { table: 'care.document', id, version: 1 });
  expect(await list()).toEqual([]);
  expect((await opened(centre, sealed.id)).bytes.equals(samplePdf)).toBe(true);
  // The same paper may be brought again, once the first is gone.
  const input = { caseId, ...said, file: sealed.id };
  const second = await centre.as(surgeon, addDocument, input);
  await centre.as(surgeon, strike, { table: 'care.document', id: second.id, version: 1 });
  await centre.as(coordinator, restore, { table: 'care.document', id, version: 2 });
  expect((await list()).map((one) => [one.id, one.addedBy])).toEqual([[id, surgeon.personId]]);
});

test('a case that holds as much as it may takes no more', async () => {
  const { centre, caseId } = await house();
  const { surgeon } = centre.people;
  // Eleven times nearly twenty megabytes, said and not stored: the limit asks what files say they hold.
  for (let index = 0; index < 11; index += 1) {
    const sealed = await sealedSample(
      centre,
      paintedPng(2 + index, 2, () => [index, 0, 0]),
    );
    const nearly20 = { ...sealed, size: 19 * 1_048_576 };
    const add = centre.as(surgeon, addDocument, { caseId, ...said, file: sealed.id }, { files: [nearly20] });
    if (index < 10) await add;
    else await expect(add).rejects.toMatchObject({ code: 'case_files_full', params: { megabytes: 200 } });
  }
});

/** As somebody with the owner's login who passes row-level security. */
const tamper = async (text: string, id: string): Promise<void> => {
  const owner = new pg.Client(testDatabase().owner);
  await owner.connect();
  await owner.query('set row_security = off');
  await owner.query(text, [id]);
  await owner.end();
};

test('the record verifies with files in it, and says which one was changed or lost a piece', async () => {
  const { centre, caseId } = await house();
  const sealed = await sealedSample(centre, large);
  const input = { caseId, ...said, file: sealed.id };
  await centre.as(centre.people.surgeon, addDocument, input, { files: [sealed] });
  const verify = async () =>
    (await verifyAudit(centre.database, [centre.ownerId], {}, 'owned')).faults.map(({ code, rowId }) => [
      code,
      rowId,
    ]);
  expect(await verify()).toEqual([]);
  await tamper(
    'update kernel.file_piece set bytes = set_byte(bytes, 300, 255 - get_byte(bytes, 300)) where file_id = $1',
    sealed.id,
  );
  expect(await verify()).toEqual([['file_changed', sealed.id]]);
  await expect(opened(centre, sealed.id)).rejects.toMatchObject({
    code: 'file_damaged',
    params: { file: sealed.id },
  });
  await tamper('delete from kernel.file_piece where file_id = $1', sealed.id);
  expect(await verify()).toEqual([['file_changed', sealed.id]]);
  await expect(opened(centre, sealed.id)).rejects.toMatchObject({ code: 'file_damaged' });
});
