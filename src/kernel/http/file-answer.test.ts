import { expect, test } from 'vitest';
import { bodyOf } from './document-answer.ts';
import { fileAnswer } from './file-answer.ts';
import { sentFile } from './sent-files.ts';

test('a file leaves by its stored kind, under a policy that lets nothing run, and for no cache', async () => {
  const bytes = Buffer.from('<script>alert(1)</script>');
  const picture = fileAnswer({ kind: 'png', bytes }, 'scan-2026-11-03');
  expect(Object.fromEntries(picture.headers)).toEqual({
    'content-type': 'image/png',
    'content-length': '25',
    'content-disposition': 'inline; filename="scan-2026-11-03.png"',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'cache-control': 'private, no-store',
  });
  expect(await bodyOf(picture)).toEqual(bytes);
  expect(fileAnswer({ kind: 'pdf', bytes }, 'scan').headers.get('content-disposition')).toBe(
    'attachment; filename="scan.pdf"',
  );
});

const form = (...files: readonly (File | string)[]): FormData => {
  const made = new FormData();
  for (const file of files) made.append('file', file);
  return made;
};

test('of a form one file is taken; a field in which nothing was chosen brings none', async () => {
  const paper = new File(['abc'], 'her name.pdf');
  expect(await sentFile(form(new File([], ''), paper), 'picture', 'file')).toEqual(Buffer.from('abc'));
  expect(await sentFile(form(new File([], '')), 'file')).toBeNull();
  expect(await sentFile(form(''), 'file')).toBeNull();
  expect(await sentFile(form(new File([], 'empty.pdf')), 'file')).toEqual(Buffer.alloc(0));
  await expect(sentFile(form(paper, paper), 'file')).rejects.toMatchObject({ code: 'one_answer_only' });
  await expect(sentFile(form('a text'), 'file')).rejects.toMatchObject({ code: 'file_missing' });
});
