import { use, useMemo } from 'react';
import { taken } from '../../kernel/forms/handed.ts';
import { HandedText } from '../handed-text.ts';

/** The form that a page was handed, and its words. */
export const useTaken = (handed: string) => {
  const textOf = use(HandedText);
  return useMemo(() => taken(textOf(handed)), [textOf, handed]);
};
