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

/** Stands for a moment where a message is that has yet to come. */
const onItsWay = '…';

/**
 * A translator that knows some messages of a language already, and a way to bring it the others, once; it brings them
 * itself when it is asked for one it does not know, and then has everything said anew.
 */
export const i18nWith = (
  locale: Locale,
  some: Messages,
  load: () => Promise<{ messages: Messages }> = catalogues[locale],
): { i18n: I18n; complete: () => Promise<void> } => {
  let lacks = false;
  let whole: Promise<void> | undefined;
  const complete = (): Promise<void> =>
    (whole ??= load().then(
      ({ messages }) => {
        // Nobody has to look again for messages that nobody has asked for.
        if (lacks) i18n.load(locale, messages);
        else Object.assign(some, messages);
      },
      (error: unknown) => {
        whole = undefined;
        throw error;
      },
    ));
  const missing = (): string => {
    lacks = true;
    complete().catch(() => {});
    return onItsWay;
  };
  const i18n = setupI18n({ locale, messages: { [locale]: some }, missing });
  return { i18n, complete };
};

/** A fresh translator for one request or one browser page; a shared one would be a race between readers. */
export const i18nFor = async (locale: Locale): Promise<I18n> => {
  const { messages } = await catalogues[locale]();
  return setupI18n({ locale, messages: { [locale]: messages } });
};
