import type { MessageDescriptor } from '@lingui/core';
import { fold } from '../fold.ts';
import { latest } from '../latest.ts';
import { onceFor } from '../once-for.ts';
import type { Definition } from './definition.ts';
import type { Coded, CodedList, Form, Item, Leaves } from './items.ts';
import { spoken } from './spoken.ts';
import type { AnyWord, AnyWords, Localised } from './words.ts';

type Word = MessageDescriptor | Localised;
type Listed = Coded | CodedList;
/** An entry of a list: its code, what it is called, what stands under it, and other names it is found by. */
type Entry = readonly [code: string, label: string, note: string | null, ...names: readonly string[]];
type Handed = Definition & { readonly lists: Readonly<Record<string, readonly Entry[]>> };
type ItemWords<W> = Readonly<Record<string, AnyWord<W>>>;

const isListed = (item: Item): item is Listed => item.kind === 'coded' || item.kind === 'codedList';

/** Items that are entries of lists, and their words, changed; in groups too. */
const withLists = <W>(
  items: Readonly<Record<string, Item>>,
  words: ItemWords<W>,
  change: (item: Listed, word: AnyWord<W>) => readonly [Listed, AnyWord<W>],
): { readonly items: Readonly<Record<string, Item>>; readonly words: ItemWords<W> } => {
  const both = Object.entries(items).flatMap(([name, item]): [string, Item, AnyWord<W>][] => {
    const word = words[name];
    if (word === undefined) return [];
    if (isListed(item)) return [[name, ...change(item, word)]];
    if (item.kind !== 'group') return [[name, item, word]];
    const inside = withLists(item.items, word.items ?? {}, change);
    return [[name, { ...item, items: inside.items as Leaves }, { ...word, items: inside.words }]];
  });
  return {
    items: Object.fromEntries(both.map(([name, item]) => [name, item])),
    words: Object.fromEntries(both.map(([name, , word]) => [name, word])),
  };
};

/** Names by code, beside what an entry is called: of other languages only English ones and the reader's. */
const otherNames = ({ names }: Listed, codes: Readonly<Record<string, Word>>, locale: string) => {
  const byCode = Map.groupBy(names, ([, code]) => code);
  return (code: string, label: string): readonly string[] => {
    const called = codes[code] ?? { en: label };
    const foreign = Object.entries(called).flatMap(([language, name]) =>
      ['en', 'id', locale].includes(language) || typeof name !== 'string' ? [] : [name],
    );
    const known = new Set([code, label, ...foreign].map(fold));
    return (byCode.get(code) ?? []).flatMap(([name]) => (known.has(name) ? [] : [name]));
  };
};

const kept = <T>(of: Readonly<Record<string, T>>, only: ReadonlySet<string>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(of).filter(([code]) => only.has(code)));

const each = <T, R>(of: Readonly<Record<string, T>>, change: (one: T) => R): Readonly<Record<string, R>> =>
  Object.fromEntries(Object.entries(of).map(([name, one]) => [name, change(one)]));

/** Nobody is asked: no hint is needed, and of the answers one could give only those that were given. */
const answersAlone = (
  { items, words }: { readonly items: Readonly<Record<string, Item>>; readonly words: ItemWords<Word> },
  only: ReadonlySet<string>,
) => {
  const read = ({ hint: _, codes, items: parts, details, ...word }: AnyWord<Word>): AnyWord<Word> => ({
    ...word,
    ...(codes && { codes: kept(codes, only) }),
    ...(parts && { items: each(parts, read) }),
    ...(details && { details: each(kept(details, only), (of) => each(of, read)) }),
  });
  const item = (one: Item): Item =>
    one.kind === 'choice' || one.kind === 'choices'
      ? { ...one, codes: one.codes.filter((code) => only.has(code)) }
      : one;
  return { items: each(items, item), words: each(words, read) };
};

type Sayer = {
  readonly locale: string;
  readonly say: (word: Word) => string;
  /** Of long lists only these entries, for a form that is read and not filled in. */
  readonly only?: ReadonlySet<string>;
};

const textOf = (form: Form, words: AnyWords<Word>, { locale, say, only }: Sayer): string => {
  const lists: Record<string, readonly Entry[]> = {};
  const bare = withLists(form.items, words.items, (item, { codes = {}, notes = {}, ...word }) => {
    const names = otherNames(item, codes, locale);
    lists[item.list] ??= item.codes
      .filter((code) => only?.has(code) ?? true)
      .map((code) => {
        const label = codes[code] === undefined ? code : say(codes[code]);
        if (only !== undefined) return [code, label, null];
        return [code, label, notes[code] === undefined ? null : say(notes[code]), ...names(code, label)];
      });
    return [{ ...item, codes: [], names: new Map() }, word];
  });
  const said = only === undefined ? bare : answersAlone(bare, only);
  const whole = spoken({ ...form, items: said.items }, { ...words, items: said.words }, say);
  // It may stand in a page as it is.
  return JSON.stringify({ ...whole, lists } satisfies Handed).replaceAll('<', '\\u003c');
};

/** What was made of forms that stay the same, by language: a form with a list of two hundred entries costs milliseconds. */
const texts = onceFor<Form, Map<string, string>>(() => new Map());

/**
 * A form of the program with its words in the reader's language as one text, each list once: a page is handed it instead of
 * the words of all languages, and nothing on its way takes it apart.
 */
export const handed = (form: Form, words: AnyWords<Word>, sayer: Sayer): string => {
  if (sayer.only !== undefined) return textOf(form, words, sayer);
  const known = texts(form);
  const text = known.get(sayer.locale) ?? textOf(form, words, sayer);
  known.set(sayer.locale, text);
  return text;
};

const definitionIn = (text: string): Definition => {
  const { lists, form, words } = JSON.parse(text) as Handed;
  const whole = withLists(form.items, words.items, (item, word) => {
    const entries = lists[item.list] ?? [];
    const names = entries.flatMap(([code, label, , ...others]) =>
      [fold(code), fold(label), ...others].map((name) => [name, code] as const),
    );
    const texts = (part: 1 | 2) =>
      Object.fromEntries(
        entries.flatMap((entry) => (entry[part] === null ? [] : [[entry[0], { en: entry[part] }] as const])),
      );
    return [
      { ...item, codes: entries.map(([code]) => code), names: new Map(names) },
      { ...word, codes: texts(1), notes: texts(2) },
    ];
  });
  return { form: { ...form, items: whole.items }, words: { ...words, items: whole.words } };
};

/** The last texts that were taken apart: on the server a form is drawn for one reader after the other. */
const lately = latest<Definition>(12);

/** What was handed, as a page draws and reads it. */
export const taken = (text: string): Definition => lately(text, () => definitionIn(text));
