export { default as Boards } from './boards.tsx';
export { default as Journey } from './journey.tsx';
export { default as Questions } from './questions.tsx';
