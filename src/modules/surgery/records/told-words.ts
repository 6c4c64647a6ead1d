import { operationWords } from './operation-words.ts';
import { pathologyWords } from './pathology-words.ts';
import { documentsTold } from './told.ts';

/** The same with the words it is told in. */
export const toldWithWords = {
  operation: { ...documentsTold.operation, words: operationWords },
  pathology: { ...documentsTold.pathology, words: pathologyWords },
} as const;
