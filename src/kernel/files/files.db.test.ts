import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createTestCentre } from '../../testing/centre.ts';
import { samplePdf } from '../../testing/sample-files.ts';
import { command } from '../command.ts';
import { keyFrom, type Keys } from '../key-file.ts';
import { withScope } from '../scope.ts';
import { openFiles } from './files.ts';

const keys = (...secrets: readonly string[]): Keys => secrets.map(keyFrom) as unknown as Keys;

const bring = command({
  name: 'test.bring',
  input: z.object({ file: z.uuid() }),
  load: async () => undefined,
  permit: () => true,
  run: async (_context, { file }) => ({ file }),
});

const house = async () => {
  const centre = await createTestCentre();
  const its = { id: centre.ownerId, demonstration: false };
  const store = async (given: Keys, bytes = samplePdf) => {
    const sealed = await openFiles(given, null).seal(its, bytes);
    await centre.as(centre.people.surgeon, bring, { file: sealed.id }, { files: [sealed] });
    return sealed;
  };
  const open = (given: Keys | null, id: string, demonstration = false) =>
    withScope(centre.database, [centre.ownerId], (tx) =>
      openFiles(given, given === null ? keys('beside the data') : null).open(
        tx,
        { ...its, demonstration },
        id,
      ),
    );
  return { centre, its, store, open };
};

test('a new key opens what older ones sealed, and seals what is brought from then on', async () => {
  const { store, open } = await house();
  const older = await store(keys('older'));
  const rotated = keys('newer', 'older');
  expect((await open(rotated, older.id)).bytes.equals(samplePdf)).toBe(true);
  const newer = await store(rotated);
  expect(newer.keyId).not.toBe(older.keyId);
  expect(newer.id).not.toBe(older.id);
  expect((await open(keys('newer'), newer.id)).bytes.equals(samplePdf)).toBe(true);
});

test('a key that is lost is named, and is no fault of ours', async () => {
  const { store, open } = await house();
  const { id, keyId } = await store(keys('lost'));
  const refusal = { code: 'file_key_missing', status: 422, params: { key: keyId } };
  await expect(open(keys('another'), id)).rejects.toMatchObject(refusal);
  await expect(open(null, id)).rejects.toMatchObject(refusal);
  await expect(open(null, id, true)).rejects.toMatchObject(refusal);
});

test('without a key a house takes nothing, and nothing is stored in the open; one of the demonstration does', async () => {
  const { its } = await house();
  const files = openFiles(null, keys('beside the data'));
  expect([files.takes(its), files.takes({ ...its, demonstration: true })]).toEqual([false, true]);
  await expect(files.seal(its, samplePdf)).rejects.toMatchObject({ code: 'files_need_key' });
  const sealed = await files.seal({ ...its, demonstration: true }, samplePdf);
  expect(sealed.sealed.includes('nobody')).toBe(false);
});

test('bytes that belong to another file are found, though they are sealed rightly', async () => {
  const { centre, its, open, store } = await house();
  const one = await openFiles(keys('k'), null).seal(its, samplePdf);
  const other = await store(keys('k'), Buffer.concat([samplePdf, Buffer.from('\n\n')]));
  const swapped = { ...one, sealed: other.sealed, sealedSha256: other.sealedSha256 };
  await centre.as(centre.people.surgeon, bring, { file: one.id }, { files: [swapped] });
  await expect(open(keys('k'), one.id)).rejects.toMatchObject({ code: 'file_damaged' });
});

test('a file of several pieces comes back whole', async () => {
  const { open, store } = await house();
  const stream = `3 0 obj\n<< >>\nstream\n${randomBytes(2_500_000).toString('hex')}\nendstream\nendobj\n`;
  const bytes = Buffer.concat([samplePdf.subarray(0, 15), Buffer.from(stream), samplePdf.subarray(15)]);
  const { id } = await store(keys('k'), bytes);
  expect((await open(keys('k'), id)).bytes.equals(bytes)).toBe(true);
});
