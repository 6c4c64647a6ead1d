import { type FunctionComponent, createContext, lazy, type ReactNode, use, useState } from 'react';

const Nothing = () => null;

/** Takes the names of the parts that a document draws; in the browser nobody takes them. */
export const PartsDrawn = createContext<Set<string> | null>(null);

const bringers = new Map<string, () => Promise<unknown>>();

/**
 * Brings parts before the document that holds them comes to life. One that is still on its way then is taken out of the page
 * as soon as anything around it changes, and put back once it is there: what is pressed meanwhile has moved.
 */
export const bringParts = (names: readonly string[]): Promise<unknown> =>
  Promise.all(names.map((name) => bringers.get(name)?.() ?? Promise.resolve()));

/** A part of a page that is brought when it is shown; where it cannot be, as without a line, `absent` stands in its place. */
export const lazyPart = <Props extends object>(
  name: string,
  bring: () => Promise<{ readonly default: FunctionComponent<Props> }>,
  absent: () => ReactNode = Nothing,
): FunctionComponent<Props> => {
  let here: FunctionComponent<Props> | undefined;
  const brought = async (): Promise<{ default: FunctionComponent<Props> }> => {
    try {
      here = (await bring()).default;
      return { default: here };
    } catch {
      return { default: absent };
    }
  };
  const Later = lazy(brought);
  bringers.set(name, brought);
  return function Part(props: Props) {
    use(PartsDrawn)?.add(name);
    // One and the same as long as it stands: what is typed in it stays.
    const [Shown] = useState<FunctionComponent<Props>>(() => here ?? Later);
    return <Shown {...props} />;
  };
};
