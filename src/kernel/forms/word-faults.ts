import type { Issue } from '../errors.ts';
import type { Form, Item, Leaf } from './items.ts';
import type { AnyWord, AnyWords } from './words.ts';

/** The languages in which a word is missing. */
type Lacks<W> = (word: W) => readonly string[];
type Codes<W> = Readonly<Record<string, W>> | undefined;

const missing = (place: string): Issue => ({ code: 'word_missing', place: { field: place } });

const checking = <W>(lacks: Lacks<W>) => {
  const word = (place: string, said: W | undefined): Issue[] =>
    said === undefined ? [missing(place)] : lacks(said).map((language) => missing(`${place}.${language}`));
  const optional = (place: string, said: W | undefined): Issue[] =>
    said === undefined ? [] : word(place, said);
  const each = (place: string, codes: readonly string[], said: Codes<W>): Issue[] =>
    codes.flatMap((code) => word(`${place}.${code}`, said?.[code]));
  const own = (place: string, said: AnyWord<W> | undefined): Issue[] => [
    ...word(`${place}.label`, said?.label),
    ...optional(`${place}.hint`, said?.hint),
  ];
  /** Codes of lists of data have their words there. */
  const codesOf = (leaf: Leaf): readonly string[] =>
    'codes' in leaf && !('of' in leaf && leaf.of !== undefined) && !('list' in leaf) ? leaf.codes : [];
  const leafFaults = (place: string, leaf: Leaf, said: AnyWord<W> | undefined): Issue[] => [
    ...own(place, said),
    ...each(`${place}.codes`, codesOf(leaf), said?.codes),
    ...('list' in leaf
      ? Object.entries(said?.codes ?? {}).flatMap(([code, label]) => word(`${place}.codes.${code}`, label))
      : []),
  ];
  const itemFaults = (place: string, item: Item, said: AnyWord<W> | undefined): Issue[] => {
    if (item.kind === 'group')
      return [
        ...own(place, said),
        ...optional(`${place}.none`, said?.none),
        ...Object.entries(item.items).flatMap(([name, leaf]) =>
          leafFaults(`${place}.items.${name}`, leaf, said?.items?.[name]),
        ),
      ];
    if (item.kind !== 'grid') return leafFaults(place, item, said);
    return [
      ...own(place, said),
      ...each(`${place}.rows`, item.rows, said?.rows),
      ...each(`${place}.answers`, item.answers, said?.answers),
      ...(item.fill === undefined ? [] : word(`${place}.fill`, said?.fill)),
      ...each(`${place}.parts`, item.parts?.map(({ name }) => name) ?? [], said?.parts),
      ...Object.entries(item.details).flatMap(([answer, leaves]) =>
        Object.entries(leaves).flatMap(([name, leaf]) =>
          leafFaults(`${place}.answers.${answer}.details.${name}`, leaf, said?.details?.[answer]?.[name]),
        ),
      ),
    ];
  };
  return { word, each, itemFaults, own };
};

/** Words that a form lacks, in all languages or in one, each at its place: `items.pain.label.ko`. */
export const wordFaults = <W>(form: Form, words: AnyWords<W>, lacks: Lacks<W>): readonly Issue[] => {
  const { word, each, itemFaults, own } = checking(lacks);
  return [
    ...word('title', words.title),
    ...each('sections', form.sections, words.sections),
    ...Object.entries<Item>(form.items).flatMap(([name, item]) =>
      itemFaults(`items.${name}`, item, words.items[name]),
    ),
    ...Object.keys(form.computed ?? {}).flatMap((name) => own(`computed.${name}`, words.computed?.[name])),
  ];
};
