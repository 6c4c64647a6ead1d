import { place } from '../../kernel/place.ts';

/** What a module says of what waits for somebody. */
export type Work = {
  /** How many things wait; news that ask nothing of anybody are none. */
  readonly waiting: number;
  /** Women whom it names, by the labels of their cases: the page looks them all up at once. */
  readonly women: Readonly<Record<string, string>>;
  /** Their identifiers by label, which the page adds for whoever may see them. */
  readonly her: Readonly<Record<string, string>>;
};

/** Sections of "My work". */
export const myWork = place<null, Work | null>('my-work');
