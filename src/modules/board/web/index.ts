/** What pages of higher modules may show in a board's words; `../index.ts` is for the server. */
export { boardWords } from './words.tsx';
