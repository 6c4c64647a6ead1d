import type { I18n } from '@lingui/core';
import { type AnyAnswers, rowsOfGroup } from '../../../kernel/forms/answers.ts';
import type { Item } from '../../../kernel/forms/items.ts';
import type { AnyWords } from '../../../kernel/forms/words.ts';
import { answerTextIn, saidText } from '../../../ui/form/answer-text.ts';
import { sayIn, type Word } from '../../../ui/form/say.ts';

/** An answer in the reader's words: what was said, the day that was, why there is none; or that nobody has said. */
export type ToldLeaf = {
  readonly name: string;
  readonly label: string;
  readonly told: { readonly text: string } | { readonly day: string } | { readonly reason: string } | null;
};

type Asked = {
  readonly form: { readonly items: Readonly<Record<string, Item>> };
  readonly words: AnyWords<Word>;
};
const nobody: ReadonlyMap<string, string> = new Map();

/** What answers say of these items, told where they are read: a page that shows them need not know the form. */
export const toldLeaves = (
  i18n: I18n,
  { form, words }: Asked,
  answers: AnyAnswers,
  names: readonly string[],
): readonly ToldLeaf[] => {
  const text = answerTextIn(i18n, nobody);
  const toldOf = (name: string, item: Item): ToldLeaf['told'] => {
    const [value, reason] = [answers[name] ?? null, answers.absent[name]];
    if (value === null) return reason === undefined ? null : { reason: text.reason(reason) };
    const itsWords = words.items[name] ?? { label: { en: name } };
    const rows = item.kind === 'group' ? rowsOfGroup(value) : [];
    if (item.kind === 'group' && rows.length > 0)
      return { text: rows.map((row) => text.groupRow(item, itsWords, row)).join('; ') };
    const said = saidText(text, item, itsWords, { value }, undefined) ?? '';
    return item.kind === 'date' ? { day: said } : { text: said };
  };
  return names.flatMap((name) => {
    const item = form.items[name];
    const label = sayIn(i18n)(words.items[name]?.label ?? { en: name });
    return item === undefined ? [] : [{ name, label, told: toldOf(name, item) }];
  });
};

type Kept<Row> = {
  readonly form: { readonly items: Readonly<Record<string, unknown>> };
  readonly columns: readonly string[];
  readonly answersOf: (row: Row) => object;
};

/** What a row says beside its columns, which every list and page tells by itself. */
export const besideTold = <Row>(
  i18n: I18n,
  asked: Asked,
  { form, columns, answersOf }: Kept<Row>,
  row: Row,
): readonly ToldLeaf[] => {
  const beside = Object.keys(form.items).filter((name) => !columns.includes(name));
  return toldLeaves(i18n, asked, answersOf(row) as AnyAnswers, beside).filter(({ told }) => told !== null);
};
