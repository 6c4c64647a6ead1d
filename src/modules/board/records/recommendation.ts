import { columned } from '../../../kernel/forms/columned.ts';
import { choice, date, group, line, person, prose, record } from '../../../kernel/forms/items.ts';
import { disciplines } from '../../directory/records/disciplines.ts';

const split = { item: 'opinions', in: ['split'] } as const;

/** What a board recommends for a case, who sees to it and until when; on which condition, and who saw it otherwise. */
export const recommendation = record(
  { id: 'recommendation', version: 2, sections: ['recommendation'] },
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
    /** What must be so, or come out, for it to stand: "if …". */
    condition: line(500, { section: 'recommendation' }),
    /** The guideline with its version, or what else it rests on. */
    evidence: line(500, { section: 'recommendation' }),
    trial: choice(['offered', 'not_offered', 'none_open', 'not_eligible'], {
      listed: true,
      section: 'recommendation',
    }),
    trialReason: line(500, {
      section: 'recommendation',
      when: { item: 'trial', in: ['not_offered', 'not_eligible'] },
      needed: true,
    }),
    opinions: choice(['agreed', 'split'], { listed: true, section: 'recommendation' }),
    decidedBy: choice(['responsible_physician', 'chair', 'majority', 'other'], {
      listed: true,
      section: 'recommendation',
      when: split,
    }),
    /** Who would have treated her otherwise; it stays with the recommendation as it was said. */
    dissent: group(
      { discipline: choice(disciplines), preferred: line(500), reason: line(500) },
      { section: 'recommendation', when: split, always: ['discipline'], lines: 1 },
    ),
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
