import { fill } from '../../kernel/fills.ts';
import { myWork } from '../directory/index.ts';
import { noteTopics, toNote } from './queries/notices.ts';

/** What privacy shows on other modules' pages. */
export const privacyFills = [
  fill(
    myWork,
    'privacy.to-note',
    5,
    async (looking) => {
      const number = await toNote(looking);
      return number === null ? null : { waiting: 1, women: {}, her: {} };
    },
    { topics: noteTopics },
  ),
] as const;
