import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { WordsOf } from '../../../kernel/forms/words.ts';
import type { trial } from './trial.ts';
import { sourceWords } from './source-words.ts';

export const trialWords: WordsOf<typeof trial, MessageDescriptor> = {
  title: msg`Clinical trial`,
  sections: { trial: msg`Clinical trial` },
  items: {
    identifier: { label: msg`Number in a registry of trials` },
    name: { label: msg`Name of the trial` },
    arm: { label: msg`Arm`, hint: msg`As it was given; "blinded" while nobody knows.` },
    from: { label: msg`Took part from` },
    ongoing: { label: msg`Is it going on?` },
    to: { label: msg`Took part until` },
    ...sourceWords,
    note: { label: msg`Remarks` },
  },
};
