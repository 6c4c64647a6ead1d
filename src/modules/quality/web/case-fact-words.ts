import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CaseTruth } from '../fact-names.ts';

/** The facts of a case, as headings. */
export const caseFactWords: Readonly<Record<CaseTruth, MessageDescriptor>> = {
  ovarian: msg`Counts as ovarian, tubal or peritoneal cancer`,
  advanced: msg`Counts as advanced`,
  primaryDisease: msg`Counts as first presentation`,
  untreatedBefore: msg`Counts as untreated before`,
  upfrontOffered: msg`Upfront surgery offered`,
  operated: msg`Counts as operated`,
  completeResection: msg`Complete resection`,
  treated: msg`Counts as treated here`,
  inTreatment: msg`Treatment goes on`,
  firstTreatmentDecided: msg`A board decided before the first treatment`,
  boardDecided: msg`A board decided before every major treatment`,
};
