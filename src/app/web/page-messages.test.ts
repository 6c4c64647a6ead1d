import { expect, test } from 'vitest';
import { withMessages } from './page-messages.ts';

const place = '<script id="page-messages" type="application/json"></script>';
const drawn = (document: string, messages: string) =>
  withMessages(Buffer.from(document), messages).toString();

test('the messages of a page are put where they belong', () => {
  expect(drawn(`<body>한글${place}<script>1</script></body>`, '{"a":"둘"}')).toBe(
    '<body>한글<script id="page-messages" type="application/json">{"a":"둘"}</script><script>1</script></body>',
  );
});

test('a page without a place for messages, which ships no script, stays as it is', () => {
  expect(drawn('<body>text</body>', '{}')).toBe('<body>text</body>');
});
