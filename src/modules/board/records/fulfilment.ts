import { columned } from '../../../kernel/forms/columned.ts';
import { choice, date, prose, record } from '../../../kernel/forms/items.ts';

/** What became of a recommendation, as somebody says it where the record cannot tell. */
export const fulfilment = record(
  { id: 'fulfilment', version: 1, sections: ['fulfilment'] },
  {
    state: choice(['done', 'done_otherwise', 'not_done', 'open'], { section: 'fulfilment', required: true }),
    /** Most codes are those of follow-up in the German core data set, module Molekulares Tumorboard (CC0-1.0). */
    reason: choice(
      [
        'patient_refusal',
        'patient_wish',
        'patient_death',
        'medical_reason',
        'comorbidity_found_later',
        'new_clinical_information',
        'condition_not_met',
        'no_indication',
        'progression',
        'deterioration',
        'toxicity',
        'chronic_remission',
        'other_therapy_chosen',
        'best_supportive_care',
        'treated_elsewhere',
        'resource_unavailable',
        'payment_refused',
        'payment_pending',
        'payment_ended',
        'clinician_disagreed',
        'not_communicated',
        'lost_to_follow_up',
        'superseded',
        'other',
        'unknown',
      ],
      {
        listed: true,
        section: 'fulfilment',
        when: { item: 'state', in: ['done_otherwise', 'not_done'] },
        needed: true,
      },
    ),
    /** Whether another treatment than the recommended one, or none, was chosen against the board's word: it goes back there. */
    deviation: choice(['minor', 'major'], {
      section: 'fulfilment',
      when: { item: 'state', in: ['done_otherwise', 'not_done'] },
      needed: true,
    }),
    /** Until when nobody asks again. */
    askOn: date({
      section: 'fulfilment',
      exact: true,
      when: { item: 'state', in: ['open'] },
      needed: true,
    }),
    note: prose(8000, { section: 'fulfilment' }),
  },
);

/** How it is kept. */
export const fulfilmentKept = columned(fulfilment, ['state', 'reason', 'deviation', 'askOn', 'note']);
