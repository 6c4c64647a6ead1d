import { createContext } from 'react';

/** The text of a form by what a page's data say of it; where no document hands anything over they say the text itself. */
export const HandedText = createContext((handed: string): string => handed);
