import { type Right, right } from '../../kernel/rights.ts';
import { canAnswerQuestions, canKeepNotices, canTakeNote } from './policy.ts';

/** What people of a house may, of what it says about data. */
export const rights: readonly Right[] = [
  right(
    canTakeNote,
    /*i18n*/ { id: 'right.note', message: 'Take note of the house’s privacy notice' },
    'privacy.take-note',
  ),
  right(
    canKeepNotices,
    /*i18n*/ { id: 'right.notices', message: 'Publish the privacy notice and take it back' },
    'privacy.publish-notice',
    'privacy.take-back-notice',
  ),
  right(
    canAnswerQuestions,
    /*i18n*/ {
      id: 'right.questions',
      message: 'Read what strangers ask about data, and say what became of it',
    },
    'privacy.answer-question',
  ),
];
