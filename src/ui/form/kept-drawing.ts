import { createContext, type ReactNode } from 'react';

/**
 * Draws as text what is the same for every reader of a form in the same state, and keeps it. Neither form nor words are ever
 * changed; `state` says all else that the drawing depends on.
 */
export type KeepDrawing = (form: object, words: object, state: string, drawing: ReactNode) => string;

/** How drawings are kept while a document is drawn; null where nobody keeps them, as in a browser. */
export const KeptDrawing = createContext<KeepDrawing | null>(null);
