import { sourceLanguage } from '../../kernel/languages.ts';

/** Of texts that say the same the one in this language, else the English one, else any; null of none. */
export const inLanguage = <Said extends { readonly locale: string }>(
  texts: readonly Said[],
  locale: string,
): Said | null =>
  texts.find((text) => text.locale === locale) ??
  texts.find((text) => text.locale === sourceLanguage) ??
  texts[0] ??
  null;
