import { type AnswersOf, type AnyAnswers, kept, readKept } from './answers.ts';
import type { Form, Items, Upgrades } from './items.ts';

type Stored = Readonly<Record<string, unknown>>;
type Row = { readonly formVersion: number | null; readonly answers: Stored | null };

const only = (form: Form, holds: (name: string) => boolean): Form => ({
  ...form,
  items: Object.fromEntries(Object.entries(form.items).filter(([name]) => holds(name))),
});

/**
 * A filled form of which SQL asks for some items: each of these stands in the column of its name, all else, and why a column
 * is empty, in `answers`. A row that was written before its table kept answers is one of the first version.
 */
export const columned = <I extends Items, const C extends keyof I & string>(
  form: Form<I> & Upgrades,
  columns: readonly C[],
) => {
  const isColumn = (name: string): boolean => columns.some((column) => column === name);
  const [inColumns, beside] = [only(form, isColumn), only(form, (name) => !isColumn(name))];
  const answersOf = (row: Row & { readonly [N in C]: unknown }): AnswersOf<I> => {
    const said = kept(inColumns, { ...row, absent: {} });
    return readKept(form, { ...row.answers, ...said }, row.formVersion ?? 1);
  };
  return {
    form,
    columns,
    /** The columns of these answers; what is not said of any other item is left out. */
    rowOf: (
      answers: SaidIn<I, C>,
    ): Pick<AnswersOf<I>, C> & { formVersion: number; answers: Stored | null } => {
      const others = kept(beside, { absent: {}, ...answers } as unknown as AnyAnswers);
      const said = Object.fromEntries(columns.map((name) => [name, answers[name] ?? null]));
      return {
        ...(said as Pick<AnswersOf<I>, C>),
        formVersion: form.version,
        answers: Object.keys(others).length === 0 ? null : others,
      };
    },
    /** The answers of a row. */
    answersOf,
    /** What a row says of items without a column, as today's form keeps it. */
    besideOf: (row: Row & { readonly [N in C]: unknown }): Stored =>
      kept(beside, answersOf(row) as unknown as AnyAnswers),
  };
};

/** Answers of which the items with a column of their own are all there. */
export type SaidIn<I extends Items, C extends keyof I & string> = Pick<AnswersOf<I>, C> &
  Partial<AnswersOf<I>>;
export type Said<F> = F extends {
  readonly form: Form<infer I>;
  readonly columns: readonly (infer C extends string)[];
}
  ? SaidIn<I, C & keyof I & string>
  : never;
