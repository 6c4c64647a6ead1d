export { answerQuestion } from './commands/answer-question.ts';
export { publishNotice } from './commands/publish-notice.ts';
export { sendQuestion } from './commands/send-question.ts';
export { takeBackNotice } from './commands/take-back-notice.ts';
export { takeNote } from './commands/take-note.ts';
