import { expect, test } from 'vitest';
import { i18nFor } from '../i18n.ts';
import { plainAnswer } from './error-page.ts';

test('who has tried too often is told to wait, also where no page says it', async () => {
  const answer = plainAnswer(
    { code: 'too_many_attempts', status: 429 },
    { locale: 'en', i18n: await i18nFor('en') },
  );
  expect(answer.status).toBe(429);
  expect(await answer.text()).toContain(
    'Too many attempts. Please try again in a few seconds; if that does not help, in a quarter of an hour.',
  );
});
