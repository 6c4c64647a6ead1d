import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { fulfilmentStateWords } from './board-code-words.ts';
import type { fulfilment } from './fulfilment.ts';

export const fulfilmentWords: WordsOf<typeof fulfilment, MessageDescriptor> = {
  title: msg`What became of a recommendation`,
  sections: { fulfilment: msg`What became of it` },
  items: {
    state: { label: msg`What became of it`, codes: fulfilmentStateWords },
    reason: {
      label: msg`Why`,
      codes: {
        patient_refusal: msg`she declined`,
        patient_wish: msg`she wished it so`,
        patient_death: msg`she died before`,
        medical_reason: msg`a medical reason`,
        comorbidity_found_later: msg`another illness was found later`,
        new_clinical_information: msg`something new became known`,
        condition_not_met: msg`the condition was not met`,
        no_indication: msg`no longer indicated`,
        progression: msg`the disease progressed`,
        deterioration: msg`her state became worse`,
        toxicity: msg`toxicity`,
        chronic_remission: msg`lasting remission`,
        other_therapy_chosen: msg`another treatment was chosen`,
        best_supportive_care: msg`best supportive care`,
        treated_elsewhere: msg`treated elsewhere`,
        resource_unavailable: msg`no theatre, bed or drug was to be had`,
        payment_refused: msg`payment was refused`,
        payment_pending: msg`payment is still open`,
        payment_ended: msg`payment has ended`,
        clinician_disagreed: msg`whoever treats her saw it otherwise`,
        not_communicated: msg`nobody passed it on`,
        lost_to_follow_up: msg`lost to follow-up`,
        superseded: msg`a later board has spoken of it`,
        other: msg`something else`,
        unknown: msg`not known`,
      },
    },
    deviation: {
      label: msg`Does it part from what the board meant?`,
      hint: msg`Another treatment, or none: it goes back to a board unless she wished it so.`,
      codes: { minor: msg`hardly`, major: msg`another treatment, or none` },
    },
    askOn: { label: msg`Ask again on`, hint: msg`Nobody is asked before.` },
    note: { label: msg`Remarks` },
  },
};
