import { createContext, type ReactNode } from 'react';

/** Draws something as text and keeps it, in the reader's language. */
export type KeepDrawing = {
  /**
   * What is the same for every reader of a form in the same state. Neither form nor words are ever changed; `state` says all else that the
   * drawing depends on.
   */
  readonly form: (form: object, words: object, state: string, drawing: ReactNode) => string;
  /** What is the same for every reader of a row as long as the row is; null when it is met for the first time, and may be the last. */
  readonly cell: (row: object, place: string, drawing: () => ReactNode) => string | null;
};

/** How drawings are kept while a document is drawn; null where nobody keeps them, as in a browser. */
export const KeptDrawing = createContext<KeepDrawing | null>(null);
