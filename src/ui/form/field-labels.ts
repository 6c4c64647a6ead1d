import type { Form, Item } from '../../kernel/forms/items.ts';
import { dateField } from '../../kernel/forms/posted.ts';
import type { AnyWord, AnyWords } from '../../kernel/forms/words.ts';
import type { Say, Word } from './say.ts';

const mostLines = 60;

const gridLabels = (name: string, item: Extract<Item, { kind: 'grid' }>, words: AnyWord<Word>, say: Say) =>
  item.rows.flatMap((row) => {
    const label = say(words.rows?.[row] ?? { en: row });
    const details = Object.values(item.details).flatMap((leaves) => Object.keys(leaves));
    return [`${name}.${row}`, ...details.map((detail) => `${name}.${row}.${detail}`)].map(
      (field) => [field, label] as const,
    );
  });

const groupLabels = (name: string, item: Extract<Item, { kind: 'group' }>, words: AnyWord<Word>, say: Say) =>
  Array.from({ length: mostLines }, (_, line) =>
    Object.keys(item.items).map(
      (part) =>
        [
          `${name}.${line}.${part}`,
          `${say(words.label)}: ${say(words.items?.[part]?.label ?? { en: part })}`,
        ] as const,
    ),
  ).flat();

/** What the summary of a refusal calls the fields of a defined form. */
export const fieldLabels = (
  form: Form,
  words: AnyWords<Word>,
  at: string,
  say: Say,
): Readonly<Record<string, string>> => {
  const labels = Object.entries<Item>(form.items).flatMap(([name, item]) => {
    const itemWords = words.items[name] ?? { label: { en: name } };
    const label = say(itemWords.label);
    const dated = item.dated === true ? [[dateField(name), label] as const] : [];
    const own = [[name, label] as const, ...dated];
    if (item.kind === 'grid') return [...own, ...gridLabels(name, item, itemWords, say)];
    return item.kind === 'group' ? [...own, ...groupLabels(name, item, itemWords, say)] : own;
  });
  return Object.fromEntries(labels.map(([field, label]) => [`${at}.${field}`, label]));
};
