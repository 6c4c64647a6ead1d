/** What pages of higher modules may show in care's words; `../index.ts` is for the server. */
export { deferralWords } from './deferral-words.ts';
export { ResidualWords } from './operation/derived-words.tsx';
export { pathologyElementWord, reportElementWord } from './operation/operation-words.ts';
export { type WordGroup, useWords } from './words.tsx';
