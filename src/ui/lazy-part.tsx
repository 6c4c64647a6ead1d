import { createContext, type FunctionComponent, lazy, type ReactNode, use, useState } from 'react';

const Nothing = () => null;

/** Takes the names of the parts that a document draws; in the browser nobody takes them. */
export const PartsDrawn = createContext<Set<string> | null>(null);

const bringers = new Map<string, () => Promise<unknown>>();
/** Parts that may come to stand on a page while it is read. */
const small = new Set<string>();

/** For so long a page waits for its parts: one that does not come keeps nobody from working. */
const patienceMilliseconds = 2_000;

/**
 * Brings parts before what holds them is shown, as far as they come soon. One that is still on its way in a page that lives is taken out of
 * it as soon as anything around it changes, and put back once it is there: what is pressed meanwhile has moved.
 */
export const bringParts = (names: Iterable<string>): Promise<unknown> =>
  Promise.race([
    Promise.all(Array.from(names, (name) => bringers.get(name)?.() ?? Promise.resolve())),
    new Promise((done) => setTimeout(done, patienceMilliseconds)),
  ]);

/** Brings what may come to stand on any page: before another one is shown, or this one as it is read anew. */
export const bringSmallParts = (): Promise<unknown> => bringParts(small);

/** A section of a page that is brought when it is shown; where it cannot be, `absent` stands in its place. */
export const lazySection = <Props extends object>(
  name: string,
  bring: () => Promise<{ readonly default: FunctionComponent<Props> }>,
  absent: () => ReactNode,
): FunctionComponent<Props> => {
  let here: FunctionComponent<Props> | undefined;
  let wasLost = false;
  const brought = async (): Promise<{ default: FunctionComponent<Props> }> => {
    try {
      here ??= (await bring()).default;
      return { default: here };
    } catch {
      wasLost = true;
      return { default: absent };
    }
  };
  const Later = lazy(brought);
  bringers.set(name, brought);
  return function Part(props: Props) {
    use(PartsDrawn)?.add(name);
    // One and the same as long as it stands: what is typed in it stays.
    const [kept] = useState<FunctionComponent<Props>>(() => here ?? Later);
    // What could not be brought and has come since takes its place.
    const Shown = wasLost && here !== undefined ? here : kept;
    return <Shown {...props} />;
  };
};

/** A small part of pages that is brought when it is shown; where it cannot be, as without a line, the page stands without it. */
export const lazyPart = <Props extends object>(
  name: string,
  bring: () => Promise<{ readonly default: FunctionComponent<Props> }>,
): FunctionComponent<Props> => {
  small.add(name);
  return lazySection(name, bring, Nothing);
};
