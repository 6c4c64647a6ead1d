import { columned } from '../../../kernel/forms/columned.ts';
import { choice, date, line, person, prose, record } from '../../../kernel/forms/items.ts';

/** What a board recommends for a case, who sees to it and until when. */
export const recommendation = record(
  { id: 'recommendation', version: 1, sections: ['recommendation'] },
  {
    intent: choice(['curative', 'palliative', 'supportive', 'diagnostic', 'preventive'], {
      section: 'recommendation',
      required: true,
    }),
    modality: choice(
      [
        'surgery',
        'systemic',
        'radiotherapy',
        'brachytherapy',
        'hormone',
        'hipec',
        'observation',
        'active_surveillance',
        'palliative',
        'diagnostic',
        'genetic_counselling',
        'trial',
        'rebiopsy',
        'pathology_review',
        'imaging',
        'other',
      ],
      { listed: true, section: 'recommendation', required: true },
    ),
    /** When the recommended treatment stands in the course: upfront surgery, neoadjuvant systemic treatment, … */
    timing: choice(
      ['upfront', 'neoadjuvant', 'interval', 'adjuvant', 'maintenance', 'recurrence', 'not_applicable'],
      { listed: true, section: 'recommendation', required: true },
    ),
    rationale: prose(8000, { section: 'recommendation', required: true }),
    /** Who sees to it. */
    ownerPersonId: person({ section: 'recommendation', required: true }),
    dueOn: date({ section: 'recommendation', exact: true, required: true }),
    detail: line(500, { section: 'recommendation' }),
    /** Next best if she declines. */
    alternative: line(500, { section: 'recommendation' }),
    /** How her view changed the recommendation, or why it was not known. */
    patientView: prose(8000, { section: 'recommendation' }),
  },
);

/** How a recommendation is kept. */
export const recommendationKept = columned(recommendation, [
  'intent',
  'modality',
  'timing',
  'rationale',
  'ownerPersonId',
  'dueOn',
  'detail',
  'alternative',
  'patientView',
]);
