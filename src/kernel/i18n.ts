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

/** A fresh translator for one request or one browser page; a shared one would be a race between readers. */
export const i18nFor = async (locale: Locale): Promise<I18n> => {
  const { messages } = await catalogues[locale]();
  return setupI18n({ locale, messages: { [locale]: messages } });
};
