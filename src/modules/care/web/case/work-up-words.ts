import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Answerer } from '../../minimum-dataset.ts';

/** Who answers an item of the work-up. */
export const answererWords: Readonly<Record<Answerer, MessageDescriptor>> = {
  nurse: msg`Nurse`,
  surgeon: msg`Surgeon`,
  oncologist: msg`Oncologist`,
  radiologist: msg`Radiologist`,
  pathologist: msg`Pathologist`,
  referrer: msg`Whoever refers her`,
  woman: msg`The woman herself`,
};

export const workUpWords = {
  title: msg`Work-up`,
  visit: msg`This visit`,
  later: msg`Not asked now`,
  on: msg`Date of these results`,
  onHint: msg`YYYY-MM-DD, or only YYYY-MM or YYYY. A result of another day has its own date.`,
  why: msg`Why something does not apply or may be missing`,
} as const;
