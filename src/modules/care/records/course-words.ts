import type { MessageDescriptor } from '@lingui/core';
import type { AnyWords } from '../../../kernel/forms/words.ts';
import { diagnosisWords } from './diagnosis-words.ts';
import { eventWords } from './event-words.ts';
import { followUpWords } from './follow-up-words.ts';
import { markersWords } from './markers-words.ts';
import { stageWords } from './stage-words.ts';
import { systemicWords } from './systemic-words.ts';
import { trialWords } from './trial-words.ts';

/** What each record of the course is called, asked and answered in, by its id. */
export const courseWords: Readonly<Record<string, AnyWords<MessageDescriptor>>> = {
  diagnosis: diagnosisWords,
  stage: stageWords,
  systemic: systemicWords,
  trial: trialWords,
  markers: markersWords,
  event: eventWords,
  'follow-up': followUpWords,
};
