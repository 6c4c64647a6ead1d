/** What pages of higher modules may show in surgery's words; `../index.ts` is for the server. */
export { ResidualWords } from './operation/derived-words.tsx';
export { pathologyElementWord, reportElementWord } from './operation/operation-words.ts';
export { default as operationStyles } from './operation/operation.css?url';
export { surgeryWords } from './words.tsx';
