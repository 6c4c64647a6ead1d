import { columned } from '../../../kernel/forms/columned.ts';
import { choice, date, number, person, prose, record } from '../../../kernel/forms/items.ts';

/** A question to the board, who asks it, and at which point of the course. */
export const question = record(
  { id: 'referral', version: 1, sections: ['question'] },
  {
    phase: choice(['pre_treatment', 'post_operative', 'post_treatment', 'recurrence', 'other'], {
      listed: true,
      section: 'question',
      required: true,
    }),
    /** Which return of the disease it is about: 1 for the first. */
    recurrenceNumber: number({
      section: 'question',
      min: 1,
      max: 20,
      when: { item: 'phase', in: ['recurrence'] },
    }),
    questionType: choice(
      [
        'diagnosis',
        'staging',
        'primary_treatment',
        'resectability',
        'adjuvant',
        'response_check',
        'maintenance',
        'recurrence',
        'molecular_trial',
        'best_supportive_care',
        'second_opinion',
        'other',
      ],
      { listed: true, section: 'question', required: true },
    ),
    /** Responsible consultant. */
    consultantId: person({ section: 'question', required: true }),
    receivedOn: date({ section: 'question', exact: true, required: true }),
    question: prose(8000, { section: 'question', required: true }),
  },
);

/** How a referral keeps them. */
export const questionKept = columned(question, [
  'phase',
  'recurrenceNumber',
  'questionType',
  'consultantId',
  'receivedOn',
  'question',
]);
