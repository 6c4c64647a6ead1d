import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { AnyAnswers } from '../../../kernel/forms/answers.ts';
import type { Item } from '../../../kernel/forms/items.ts';
import type { Localised } from '../../../kernel/forms/words.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { askedOfHer, ownWords } from '../own-words.ts';
import { entry } from '../tables.ts';

type Row = {
  readonly id: string;
  readonly form: string;
  readonly filledOn: string | null;
  readonly answers: unknown;
};

/** Her own words in cases, unsent; `cases` is a condition on the case's id. */
export const ownWordsIn = (tx: Tx, ownerId: string, cases: SQL) =>
  tx
    .select({
      id: entry.id,
      caseId: entry.caseId,
      form: entry.form,
      filledOn: entry.filledOn,
      answers: entry.answers,
    })
    .from(entry)
    .where(and(eq(entry.ownerId, ownerId), eq(entry.form, ownWords), sql`${entry.caseId} ${cases}`));

const orderOf = ({ filledOn, id }: Row): string => `${filledOn ?? ''} ${id}`;

/** What a text or a choice says; a choice in all languages. */
const saidIn = (name: string, item: Item, value: unknown): string | Localised | null => {
  if (typeof value !== 'string') return null;
  return item.kind === 'choice' ? (askedOfHer.words.items[name]?.codes?.[value] ?? { en: value }) : value;
};

/** What a woman has said herself, the newest first; `said` is null where she did not want to. */
export const ownWordsOf = (rows: readonly Row[]) =>
  rows
    .filter(({ form }) => form === ownWords)
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
    .map(({ id, filledOn, answers: kept }) => {
      const answers = kept as AnyAnswers;
      const said = Object.entries<Item>(askedOfHer.form.items).flatMap(([name, item]) => {
        const text = saidIn(name, item, answers[name]);
        return text === null ? [] : [{ name, text }];
      });
      return { id, on: filledOn, said: answers['says'] === 'no' ? null : said };
    });
export type OwnWordsSaid = ReturnType<typeof ownWordsOf>[number];
