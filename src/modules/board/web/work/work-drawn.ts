export { default as Conversations } from './conversations.tsx';
export { default as AskedAbout } from './asked-about.tsx';
export { default as NextBoards } from './next-boards.tsx';
export { default as PartsWaiting } from './parts-waiting.tsx';
export { default as SentBack } from './sent-back.tsx';
export { default as Unlisted } from './unlisted.tsx';
export { default as MinutesDue } from './minutes-due.tsx';
