import { createContext, type ExoticComponent, Fragment, type ReactNode, Suspense, use } from 'react';

type Drawn = ExoticComponent<{ readonly data: never; readonly path: string }>;

/** What draws what stands at places of pages, by id; given once around all pages. */
export const SlotContext = createContext<Readonly<Record<string, Drawn>>>({});

type Filled = { readonly id: string; readonly order: number; readonly data: unknown };
type Own = { readonly key: string; readonly order: number; readonly shown: ReactNode };

/** What others show on a page of this address and the page's own sections among it, in their order. */
export function Slot(props: {
  readonly filled: readonly Filled[];
  readonly path: string;
  readonly own?: readonly Own[];
}) {
  const drawn = use(SlotContext);
  const others = props.filled.map(({ id, order, data }) => {
    const Panel = drawn[id];
    return {
      key: id,
      order,
      shown: Panel ? (
        <Suspense>
          <Panel data={data as never} path={props.path} />
        </Suspense>
      ) : null,
    };
  });
  return [...others, ...(props.own ?? [])]
    .toSorted((a, b) => a.order - b.order)
    .map(({ key, shown }) => <Fragment key={key}>{shown}</Fragment>);
}
