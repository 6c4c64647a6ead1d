import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { complicationKinds } from './outcome.ts';

/** What a complication led to, as quality indicators ask; apart, so that a page of short words loads no list of codes. */
export const complicationKindWords: Readonly<Record<(typeof complicationKinds)[number], MessageDescriptor>> =
  {
    reoperation: msg`Reoperation`,
    interventional_radiology: msg`Interventional radiology`,
    readmission: msg`Readmission`,
    transfer_icu: msg`Transfer to intensive care`,
    death: msg`Death`,
    other: msg`None of these`,
  };
