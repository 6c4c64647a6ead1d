import { expect, test } from 'vitest';
import { bodyOf, documentAnswer } from './document-answer.ts';

test('a document is the body of its answer, as it is', async () => {
  const document = Buffer.from('<p>한글</p>');
  const answer = documentAnswer(document, { status: 404, headers: { 'content-type': 'text/html' } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html']);
  expect(await bodyOf(answer)).toBe(document);
});

test.each([
  [new Response(null), null],
  [new Response('{}'), '{}'],
  [new Response(''), ''],
])('any other answer has the body it has', async (answer, body) => {
  expect((await bodyOf(answer))?.toString() ?? null).toBe(body);
});
