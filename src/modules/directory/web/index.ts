export { disciplineWords } from '../records/discipline-words.ts';
export { roleWords } from './role-words.ts';
