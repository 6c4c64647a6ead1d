import { expect, test } from 'vitest';
import { withBrought } from './brought.ts';

const [messages, forms] = ['page-messages', 'page-forms'].map(
  (id) => `<script id="${id}" type="application/json"></script>`,
);
const drawn = (document: string, texts: Parameters<typeof withBrought>[1]) =>
  withBrought([document.slice(0, 20), Buffer.from(document.slice(20))], texts).toString();

test('what a page brings is put where it belongs', () => {
  expect(
    drawn(`<body>한글${messages}${forms}<script>1</script></body>`, {
      messages: '{"a":"둘"}',
      forms: '{}\n{}',
    }),
  ).toBe(
    '<body>한글<script id="page-messages" type="application/json">{"a":"둘"}</script><script id="page-forms" type="application/json">{}\n{}</script><script>1</script></body>',
  );
});

test('a page that brings but forms leaves the place of its messages empty', () => {
  expect(drawn(`${messages}${forms}`, { forms: '{}' })).toBe(
    `${messages}<script id="page-forms" type="application/json">{}</script>`,
  );
});

test('the names of parts that come by themselves stand in a place of their own', () => {
  const parts = '<script id="page-parts" type="application/json"></script>';
  expect(drawn(`${messages}${parts}`, { parts: 'draft-offer draft-left' })).toBe(
    `${messages}<script id="page-parts" type="application/json">draft-offer draft-left</script>`,
  );
});

test('a page without a place for them, which ships no script, stays as it is', () => {
  expect(drawn('<body>text</body>', { messages: '{}', forms: '{}' })).toBe('<body>text</body>');
});
