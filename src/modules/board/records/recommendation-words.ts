import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import { disciplineWords } from '../../directory/records/discipline-words.ts';
import { intentWords, modalityWords, timingWords } from './board-code-words.ts';
import type { recommendation } from './recommendation.ts';

export const recommendationWords: WordsOf<typeof recommendation, MessageDescriptor> = {
  title: msg`Recommendation`,
  sections: { recommendation: msg`What the board recommends` },
  items: {
    intent: { label: msg`Intent`, codes: intentWords },
    modality: { label: msg`Treatment or step`, codes: modalityWords },
    timing: { label: msg`Place in the course`, codes: timingWords },
    rationale: { label: msg`Why` },
    ownerPersonId: {
      label: msg`Who sees to it`,
      hint: msg`Her consultant, unless you choose somebody else.`,
    },
    dueOn: { label: msg`By when`, hint: msg`A week after the board, unless you say otherwise.` },
    detail: { label: msg`Details` },
    alternative: { label: msg`Next best, if she declines` },
    patientView: { label: msg`How her view changed it, or why it was not known` },
    condition: {
      label: msg`On which condition`,
      hint: msg`What must be so, or come out, for it to stand. A conclusion “on condition” needs it.`,
    },
    evidence: { label: msg`What it rests on`, hint: msg`The guideline with its version, or a study.` },
    trial: {
      label: msg`A trial`,
      codes: {
        offered: msg`offered`,
        not_offered: msg`open, not offered`,
        none_open: msg`none open`,
        not_eligible: msg`not eligible`,
      },
    },
    trialReason: { label: msg`Why no trial` },
    opinions: {
      label: msg`Opinions`,
      codes: { agreed: msg`agreed`, split: msg`split` },
    },
    decidedBy: {
      label: msg`Who decided`,
      codes: {
        responsible_physician: msg`the physician in charge of her`,
        chair: msg`the chair`,
        majority: msg`the greater number`,
        other: msg`otherwise`,
      },
    },
    dissent: {
      label: msg`Who saw it otherwise`,
      items: {
        discipline: { label: msg`Discipline`, codes: disciplineWords },
        preferred: { label: msg`What they would have done` },
        reason: { label: msg`Why` },
      },
    },
  },
};
