import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type GridRow, type Quantity, type Range } from '../../kernel/forms/answers.ts';
import type { Said } from '../../kernel/forms/changes.ts';
import {
  detailsOf,
  type Grid,
  type Group,
  type Item,
  type Leaf,
  type Reason,
} from '../../kernel/forms/items.ts';
import type { AnyWord } from '../../kernel/forms/words.ts';
import { unitWord } from '../../kernel/forms/unit-word.ts';
import { reasonWords } from './reason-words.ts';
import { sayIn, type Word } from './say.ts';

type Words = AnyWord<Word>;
type Names = ReadonlyMap<string, string>;
const bare = (name: string): Words => ({ label: { en: name } });

/** An answer in the reader's words, as it stands in a record, in a history and on paper; dates as they are written. */
export interface AnswerText {
  readonly leaf: (item: Leaf, words: Words, value: unknown) => string;
  readonly gridRow: (item: Grid, words: Words, name: string, row: GridRow) => string;
  readonly groupRow: (item: Group, words: Words, row: Readonly<Record<string, unknown>>) => string;
  readonly reason: (reason: Reason) => string;
}

const reasonIn = (row: Readonly<Record<string, unknown>>, name: string): Reason | undefined =>
  ((row['absent'] ?? {}) as Readonly<Record<string, Reason>>)[name];

/** `names` are those of people, by id; who is not among them is written as he stands. */
export const useAnswerText = (names: Names): AnswerText => {
  const { i18n } = useLingui();
  return answerTextIn(i18n, names);
};

/** The same without a page around it. */
export const answerTextIn = (i18n: I18n, names: Names): AnswerText => {
  const say = sayIn(i18n);
  const [yes, no, none] = [msg`yes`, msg`no`, msg`none`].map((word) => i18n._(word)) as [
    string,
    string,
    string,
  ];
  const code = (words: Words, value: unknown): string =>
    say(words.codes?.[String(value)] ?? { en: String(value) });
  const withUnit = (value: unknown, unit: string | undefined): string =>
    unit === undefined ? String(value) : `${String(value)} ${unitWord(unit)}`.trim();
  const range = ({ min, max }: Range, unit: string): string => {
    const word = unitWord(unit);
    if (max === 0) return i18n._(msg`none (0 ${word})`);
    if (max === null) return i18n._(msg`at least ${min} ${word}`);
    return min === max ? `${min} ${word}` : i18n._(msg`${min} to ${max} ${word}`);
  };
  const quantity = ({ value, comparator, unit }: Quantity): string =>
    `${comparator === null ? '' : `${comparator} `}${withUnit(value, unit)}`;
  const codes = (words: Words, list: readonly string[]): string =>
    list.length === 0 ? none : list.map((each) => code(words, each)).join(', ');
  const leaf = (item: Leaf, words: Words, value: unknown): string => {
    if (item.kind === 'choice' || item.kind === 'coded') return code(words, value);
    if (item.kind === 'choices' || item.kind === 'codedList') return codes(words, value as readonly string[]);
    if (item.kind === 'yesNo') return value === true ? yes : no;
    if (item.kind === 'range') return range(value as Range, item.unit);
    if (item.kind === 'quantity') return quantity(value as Quantity);
    if (item.kind === 'number') return withUnit(value, item.unit);
    return item.kind === 'person' ? (names.get(String(value)) ?? String(value)) : String(value);
  };
  const detail = (item: Leaf, words: Words, value: unknown): string => {
    const label = say(words.label);
    return (value ?? null) === null ? i18n._(msg`${label}: not said`) : leaf(item, words, value);
  };
  /** In a line of others, "yes" and "not known" say of what. */
  const inLine = (item: Leaf, words: Words, value: unknown, reason: Reason | undefined): string | null => {
    const isNothing = (value ?? null) === null;
    if (!isNothing && item.kind !== 'yesNo') return leaf(item, words, value);
    if (isNothing && reason === undefined) return null;
    const [label, said] = [
      say(words.label),
      isNothing ? say(reasonWords[reason as Reason]) : leaf(item, words, value),
    ];
    return i18n._(msg`${label}: ${said}`);
  };
  return {
    leaf,
    gridRow: (item, words, at, row) => {
      const details = Object.entries(detailsOf(item, at, row.answer)).map(([name, part]) =>
        detail(part, words.details?.[row.answer]?.[name] ?? bare(name), row[name]),
      );
      return [say(words.answers?.[row.answer] ?? { en: row.answer }), ...details].join(', ');
    },
    groupRow: (item, words, row) =>
      Object.entries(item.items)
        .flatMap(([name, part]) => {
          const partWords = words.items?.[name] ?? bare(name);
          const said = inLine(part, partWords, row[name], reasonIn(row, name));
          return said === null ? [] : [said];
        })
        .join(', '),
    reason: (reason) => say(reasonWords[reason]),
  };
};

/** What was said in words, of an item or of its row `part`; null when nothing was. */
export const saidText = (
  text: AnswerText,
  item: Item,
  words: Words,
  said: Said,
  part: string | undefined,
): string | null => {
  if (said === null) return null;
  if ('reason' in said) return text.reason(said.reason);
  if (part === undefined)
    return item.kind === 'grid' || item.kind === 'group'
      ? text.leaf({ kind: 'choices', codes: [] }, words, [])
      : text.leaf(item, words, said.value);
  if (item.kind === 'grid') return text.gridRow(item, words, part, said.value as GridRow);
  return item.kind === 'group'
    ? text.groupRow(item, words, said.value as Readonly<Record<string, unknown>>)
    : null;
};
