import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { messagesOf } from './page-messages.ts';

const i18n = setupI18n({
  locale: 'en',
  messages: { en: { aaaaaa: ['One'], bbbbbb: ['</script><b>'], cccccc: ['Three'] } },
});

test('a page brings the messages of its routes, once each, and nothing that could end its script', () => {
  const text = messagesOf({ root: ['aaaaaa'], page: ['aaaaaa', 'bbbbbb'] }, ['root', 'page', 'other'], i18n);
  expect(JSON.parse(text)).toEqual({ aaaaaa: ['One'], bbbbbb: ['</script><b>'] });
  expect(text).not.toContain('<');
});
