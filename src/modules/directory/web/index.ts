export { roleWords } from './role-words.ts';
