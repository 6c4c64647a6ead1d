import type { Coded, CodedList } from '../../kernel/forms/items.ts';
import type { AnyWord } from '../../kernel/forms/words.ts';
import { useSay, type Word } from './say.ts';

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

/** What is on a list, once for all fields of the page that offer it; in a second line what else an entry is called. */
export function ListOptions({ item, words }: { readonly item: Coded | CodedList; readonly words: Words }) {
  const say = useSay();
  return (
    <datalist id={listId(item.list)}>
      {item.codes.map((code) => {
        const word = words.codes?.[code] ?? { en: code };
        const shown = say(word);
        const note = words.notes?.[code];
        return (
          <option key={code} value={shown}>
            {note === undefined ? shown : say(note)}
          </option>
        );
      })}
    </datalist>
  );
}
