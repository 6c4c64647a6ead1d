export { default as NextBoards } from './next-boards.tsx';
export { default as PartsWaiting } from './parts-waiting.tsx';
export { default as MinutesDue } from './minutes-due.tsx';
export { default as Turns } from './turns.tsx';
