import type { Form } from './items.ts';

/** A word of a list or a definition that is no part of the catalogue, by language; English is always there. */
export type Localised = { readonly en: string } & Readonly<Record<string, string>>;

type Label<W> = { readonly label: W; readonly hint?: W };
type ByCode<C extends string, W> = Readonly<Record<C, W>>;

type LeafWord<I, W> = I extends { readonly kind: 'coded' | 'codedList' } | { readonly of: string }
  ? Label<W> & {
      readonly codes: Readonly<Record<string, Localised>>;
      /** What stands under an entry of the list: where it belongs, other names. */
      readonly notes?: Readonly<Record<string, Localised>>;
    }
  : I extends { readonly codes: readonly (infer C extends string)[] }
    ? Label<W> & { readonly codes: ByCode<C, W> }
    : Label<W>;
type LeavesWord<L, W> = { readonly [N in keyof L]: LeafWord<L[N], W> };
type GridWord<I, W> = I extends {
  readonly rows: readonly (infer R extends string)[];
  readonly answers: readonly (infer A extends string)[];
  readonly details: infer D;
}
  ? Label<W> & {
      readonly rows: ByCode<R, W>;
      readonly answers: ByCode<A, W>;
      readonly details: { readonly [K in keyof D]: LeavesWord<D[K], W> };
    } & (I extends { readonly fill: object } ? { readonly fill: W } : unknown) &
      (I extends { readonly parts: ReadonlyArray<{ readonly name: infer P extends string }> }
        ? { readonly parts: ByCode<P, W> }
        : unknown)
  : never;
type WordOf<I, W> = I extends { readonly kind: 'grid' }
  ? GridWord<I, W>
  : I extends { readonly kind: 'group'; readonly items: infer L }
    ? Label<W> & {
        readonly items: LeavesWord<L, W>;
        /** What is said by an empty list. */
        readonly none?: W;
      }
    : LeafWord<I, W>;

/** The words of a form, none missing and none too many: `W` is a message of the catalogue, or a text in several languages. */
export type WordsOf<F, W> =
  F extends Form<infer I, infer S, infer C>
    ? {
        readonly title: W;
        readonly sections: ByCode<S, W>;
        readonly items: { readonly [N in keyof I]: WordOf<I[N], W> };
      } & ([C] extends [never] ? unknown : { readonly computed: Readonly<Record<C, Label<W>>> })
    : never;

/** Words of any item, as a page reads them. */
export type AnyWord<W> = Label<W> & {
  readonly codes?: Readonly<Record<string, W>>;
  readonly notes?: Readonly<Record<string, W>>;
  readonly rows?: Readonly<Record<string, W>>;
  readonly answers?: Readonly<Record<string, W>>;
  readonly details?: Readonly<Record<string, Readonly<Record<string, AnyWord<W>>>>>;
  readonly items?: Readonly<Record<string, AnyWord<W>>>;
  readonly fill?: W;
  readonly parts?: Readonly<Record<string, W>>;
  readonly none?: W;
};
export type AnyWords<W> = {
  readonly title: W;
  readonly sections: Readonly<Record<string, W>>;
  readonly items: Readonly<Record<string, AnyWord<W>>>;
  readonly computed?: Readonly<Record<string, AnyWord<W>>>;
};
