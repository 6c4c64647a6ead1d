import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { messagesOf, noting } from './page-messages.ts';

const messages = { aaaaaa: ['One'], bbbbbb: ['</script><b>'], cccccc: ['Three'] };
const i18n = setupI18n({ locale: 'en', messages: { en: messages } });

test('a page brings each message once, and nothing that could end its script', () => {
  const text = messagesOf(['aaaaaa', 'bbbbbb', 'aaaaaa', 'unknown'], i18n);
  expect(JSON.parse(text)).toEqual({ aaaaaa: ['One'], bbbbbb: ['</script><b>'] });
  expect(text).not.toContain('<');
});

test('what is said while a page is drawn is noted, however it is asked for', () => {
  const said = new Set(['brought anyhow']);
  const noted = noting(i18n, said);
  expect([noted._('aaaaaa'), noted.t({ id: 'cccccc' })]).toEqual(['One', 'Three']);
  expect([...said]).toEqual(['brought anyhow', 'aaaaaa', 'cccccc']);
  expect(noted.locale).toBe('en');
});
