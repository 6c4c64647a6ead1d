import type { MessageDescriptor } from '@lingui/core';
import type { AnyWords, Localised } from '../../../kernel/forms/words.ts';
import { brachytherapyWords } from './brachytherapy-words.ts';
import { diagnosisWords } from './diagnosis-words.ts';
import { eventWords } from './event-words.ts';
import { followUpWords } from './follow-up-words.ts';
import { germlineWords } from './germline-words.ts';
import { hormoneWords } from './hormone-words.ts';
import { imagingWords } from './imaging-words.ts';
import { lostToFollowUpWords } from './lost-to-follow-up-words.ts';
import { markersWords } from './markers-words.ts';
import { nextContactWords } from './next-contact-words.ts';
import { radiotherapyWords } from './radiotherapy-words.ts';
import { stageWords } from './stage-words.ts';
import { systemicWords } from './systemic-words.ts';
import { trialWords } from './trial-words.ts';
import { tumourMolecularWords } from './tumour-molecular-words.ts';

/** Its codes may have words of the sites' profiles. */
type CourseWords = AnyWords<MessageDescriptor | Localised> & { readonly title: MessageDescriptor };

/** What each record of the course is called, asked and answered in, by its id. */
export const courseWords: Readonly<Record<string, CourseWords>> = {
  diagnosis: diagnosisWords,
  stage: stageWords,
  germline: germlineWords,
  'tumour-molecular': tumourMolecularWords,
  systemic: systemicWords,
  radiotherapy: radiotherapyWords,
  brachytherapy: brachytherapyWords,
  hormone: hormoneWords,
  trial: trialWords,
  markers: markersWords,
  imaging: imagingWords,
  event: eventWords,
  'follow-up': followUpWords,
  'next-contact': nextContactWords,
  'lost-to-follow-up': lostToFollowUpWords,
};
