import { redirect } from 'react-router';
import { refused } from '../../kernel/errors.ts';
import { isLocale, languageCookie } from '../../kernel/languages.ts';
import type { Route } from './+types/language.ts';

const text = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '');
const oneYear = 31_536_000;

/** An address on this server, or the front door: a form must not send the reader to another site. */
const localAddress = (text: string): string => {
  const base = 'http://local.invalid';
  if (!text.startsWith('/') || !URL.canParse(text, base)) return '/';
  const address = new URL(text, base);
  return address.origin === base ? address.pathname + address.search : '/';
};

/** Remembers the reader's language and returns to the page it was chosen on. */
export const action = async ({ request }: Route.ActionArgs) => {
  const form = await request.formData();
  const language = text(form.get('language'));
  if (!isLocale(language)) throw refused('unknown_language', {}, { field: 'language' });
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : '';
  const cookie = `${languageCookie}=${language}; Path=/; Max-Age=${oneYear}; SameSite=Lax; HttpOnly${secure}`;
  return redirect(localAddress(text(form.get('back'))), {
    status: 303,
    headers: { 'set-cookie': cookie },
  });
};

export const loader = () => redirect('/');
