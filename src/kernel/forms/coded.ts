import { fold } from '../fold.ts';
import type { CodeList } from './items.ts';

/** An entry of a long list with what it is called, in every language, and what else people call it. */
export type ListEntry = { readonly code: string; readonly names: readonly string[] };

/** The list with every name that means one entry alone; a name of two entries is an error of the list. */
export const codeList = (id: string, entries: readonly ListEntry[]): CodeList => {
  const names = new Map<string, string>();
  for (const { code, names: own } of entries)
    for (const name of new Set([code, ...own].map(fold))) {
      if (names.has(name)) throw new Error(`list ${id}: ${name} means ${names.get(name)} and ${code}`);
      names.set(name, code);
    }
  return { id, codes: entries.map(({ code }) => code), names };
};

/** The code that a text means: the code itself, or a name of it in any case; null when the list has none. */
export const codeOf = ({ names }: Pick<CodeList, 'names'>, text: string): string | null =>
  names.get(fold(text)) ?? null;
