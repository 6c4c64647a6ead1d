import { useWordsOf } from '../../../ui/words.ts';
import { boardWords } from '../../board/web/index.ts';
import { surgeryWords } from '../../surgery/web/index.ts';

/** The word for every code that a figure may be asked about: those of boards, of care and of surgery. */
const codeWords = { ...boardWords, ...surgeryWords };
export type WordGroup = keyof typeof codeWords;

/** Words for these codes in the reader's language. */
export const useWords = () => useWordsOf(codeWords);
