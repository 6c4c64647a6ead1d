import type { Form } from './items.ts';

type Label<W> = { readonly label: W; readonly hint?: W };
type ByCode<C extends string, W> = Readonly<Record<C, W>>;

type LeafWord<I, W> = I extends { readonly codes: readonly (infer C extends string)[] }
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
    } & (I extends { readonly fill: object } ? { readonly fill: W } : unknown)
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
  F extends Form<infer I, infer S>
    ? {
        readonly title: W;
        readonly sections: ByCode<S, W>;
        readonly items: { readonly [N in keyof I]: WordOf<I[N], W> };
      }
    : never;

/** Words of any item, as a page reads them. */
export type AnyWord<W> = Label<W> & {
  readonly codes?: Readonly<Record<string, W>>;
  readonly rows?: Readonly<Record<string, W>>;
  readonly answers?: Readonly<Record<string, W>>;
  readonly details?: Readonly<Record<string, Readonly<Record<string, AnyWord<W>>>>>;
  readonly items?: Readonly<Record<string, AnyWord<W>>>;
  readonly fill?: W;
  readonly none?: W;
};
export type AnyWords<W> = {
  readonly title: W;
  readonly sections: Readonly<Record<string, W>>;
  readonly items: Readonly<Record<string, AnyWord<W>>>;
};
