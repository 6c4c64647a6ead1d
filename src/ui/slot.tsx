import { Trans } from '@lingui/react/macro';
import { createContext, Fragment, type FunctionComponent, type ReactNode, Suspense, use } from 'react';
import { lazySection } from './lazy-part.tsx';
import { Notice } from './notice.tsx';

type Drawn = FunctionComponent<{ readonly data: never; readonly path: string }>;

/** What draws what stands at places of pages, by id; given once around all pages. */
export const SlotContext = createContext<Readonly<Record<string, Drawn>>>({});

type Filled = { readonly id: string; readonly order: number; readonly data: unknown };

const isFilled = (one: unknown): one is Filled =>
  typeof one === 'object' &&
  one !== null &&
  'data' in one &&
  'order' in one &&
  'id' in one &&
  typeof one.id === 'string';

/** Ids of what others show on a page, by what its loader gave. */
export const filledIn = (data: unknown): string[] =>
  Object.values(data ?? {}).flatMap((value: unknown) =>
    Array.isArray(value) ? value.flatMap((one: unknown) => (isFilled(one) ? [one.id] : [])) : [],
  );

type Own = { readonly key: string; readonly order: number; readonly shown: ReactNode };

/** Stands where something could not be read: the rest of the page does not depend on it. */
export function NotNow() {
  return (
    <Notice tone="warn" title={<Trans>This part of the page cannot be shown now.</Trans>}>
      <Trans>The rest stands. Try again later; whoever runs this system finds it in the log.</Trans>
    </Notice>
  );
}

/** What draws a module's fills, by their ids: each is brought by the pages that show it. */
export const drawnLater = <All extends { readonly [Id in keyof All]: FunctionComponent<never> }>(
  bringing: {
    readonly [Id in keyof All]: () => Promise<{ readonly default: All[Id] }>;
  },
): All =>
  Object.fromEntries(
    Object.entries<() => Promise<{ readonly default: FunctionComponent<never> }>>(bringing).map(
      ([id, bring]) => [id, lazySection<never>(id, bring, NotNow)],
    ),
  ) as unknown as All;

/** What others show on a page of this address and the page's own sections among it, in their order. */
export function Slot(props: {
  readonly filled: readonly Filled[];
  readonly path: string;
  readonly own?: readonly Own[];
}) {
  const drawn = use(SlotContext);
  const others = props.filled.map(({ id, order, data }) => {
    if (data === null) return { key: id, order, shown: <NotNow /> };
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
