import { type I18n, type Messages, setupI18n } from '@lingui/core';
import type { Locale } from './languages.ts';

/**
 * One loader per switched-on language (the type asks for exactly those). A language that is not named here is
 * not built, so its gaps do not stop the build.
 */
const catalogues: Readonly<Record<Locale, () => Promise<{ messages: Messages }>>> = {
  en: () => import('../locales/en.po'),
  ko: () => import('../locales/ko.po'),
};

/** A translator that knows some messages of a language already, and a way to bring it the others, once. */
export const i18nWith = (locale: Locale, some: Messages): { i18n: I18n; complete: () => Promise<void> } => {
  const i18n = setupI18n({ locale, messages: { [locale]: some } });
  let whole: Promise<void> | undefined;
  const complete = (): Promise<void> =>
    (whole ??= catalogues[locale]().then(({ messages }) => i18n.load(locale, messages)));
  return { i18n, complete };
};

/** A fresh translator for one request or one browser page; a shared one would be a race between readers. */
export const i18nFor = async (locale: Locale): Promise<I18n> => {
  const { messages } = await catalogues[locale]();
  return setupI18n({ locale, messages: { [locale]: messages } });
};
