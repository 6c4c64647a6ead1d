import { redirect } from 'react-router';
import { refused } from '../../kernel/errors.ts';
import { isLocale, languageCookie } from '../../kernel/languages.ts';
import type { Route } from './+types/language.ts';
import { localPath } from './local-path.ts';
import { typed } from './typed.ts';

const oneYear = 31_536_000;

/** Remembers the reader's language and returns to the page it was chosen on. */
export const action = async ({ request }: Route.ActionArgs) => {
  const form = await request.formData();
  const language = typed(form, 'language');
  if (!isLocale(language)) throw refused('unknown_language', {}, { field: 'language' });
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : '';
  const cookie = `${languageCookie}=${language}; Path=/; Max-Age=${oneYear}; SameSite=Lax; HttpOnly${secure}`;
  return redirect(localPath(typed(form, 'back')), {
    status: 303,
    headers: { 'set-cookie': cookie },
  });
};

export const loader = () => redirect('/');
