import { useMemo } from 'react';
import { taken } from '../../kernel/forms/handed.ts';

/** The form that a page was handed as text, and its words. */
export const useTaken = (text: string) => useMemo(() => taken(text), [text]);
