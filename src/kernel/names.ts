import type { Language } from './languages.ts';

/** A name of somebody or of a house as the record has it: in Latin letters, and in its bearer's script where known. */
export type Name = { readonly latin: string; readonly native: string | null };

/** The script that readers of a language know a name by; others read Latin letters. */
const scripts: Readonly<Partial<Record<Language, RegExp>>> = {
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
  mn: /\p{Script=Cyrillic}/u,
};

const scriptOf = (locale: string): RegExp | undefined => scripts[locale as Language];

/** A name as readers of that language write it; in the other script when the record has no such form, never empty. */
export const nameIn = (locale: string, { latin, native }: Name): string =>
  native !== null && (latin === '' || scriptOf(locale)?.test(native) === true) ? native : latin;

/** Somebody whose name is not found. */
export const noName: Name = { latin: '—', native: null };
