import { useMemo } from 'react';
import type { Coded, CodedList } from '../../kernel/forms/items.ts';
import type { AnyWord } from '../../kernel/forms/words.ts';
import { type Say, useSay, type Word } from './say.ts';

type Words = AnyWord<Word>;

/** Longest text of a field that is no text: a name of a list's entry. */
export const mostTyped = 120;
export const listId = (list: string): string => `list-${list}`;

/** A code as what it is called; a text that means none stays as it was typed. */
export const useCodedText = (words: Words, text: string): string => {
  const say = useSay();
  const word = words.codes && Object.hasOwn(words.codes, text) ? words.codes[text] : undefined;
  return word === undefined ? text : say(word);
};

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (mark) => marks[mark] ?? mark);

/** The options of a list as text: two hundred entries are no components, neither on the server nor in the browser. */
export const optionsOf = (codes: readonly string[], words: Words, say: Say): string =>
  codes
    .map((code) => {
      const shown = say(words.codes?.[code] ?? { en: code });
      const note = words.notes?.[code];
      return `<option value="${escaped(shown)}">${escaped(note === undefined ? shown : say(note))}</option>`;
    })
    .join('');

/** What is on a list, once for all fields of the page that offer it; in a second line what else an entry is called. */
export function ListOptions({ item, words }: { readonly item: Coded | CodedList; readonly words: Words }) {
  const say = useSay();
  const options = useMemo(() => optionsOf(item.codes, words, say), [item, words, say]);
  // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- no control: fields of the form name it as theirs
  return <datalist id={listId(item.list)} dangerouslySetInnerHTML={{ __html: options }} />;
}
