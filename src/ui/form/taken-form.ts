import { createContext, use, useMemo } from 'react';
import { taken } from '../../kernel/forms/handed.ts';

/** The text of a form by what a page's data say of it; where no document hands anything over they say the text itself. */
export const HandedText = createContext((handed: string): string => handed);

/** The form that a page was handed, and its words. */
export const useTaken = (handed: string) => {
  const textOf = use(HandedText);
  return useMemo(() => taken(textOf(handed)), [textOf, handed]);
};
