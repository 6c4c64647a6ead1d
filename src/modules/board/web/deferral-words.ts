import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Why a board sends a case back. */
export const deferralWords: Readonly<Record<string, MessageDescriptor>> = {
  imaging_missing: msg`imaging missing`,
  pathology_missing: msg`pathology missing`,
  molecular_pending: msg`molecular result pending`,
  fitness_unknown: msg`fitness not known`,
  patient_view_unknown: msg`her view not known`,
  referrer_absent: msg`referring physician absent`,
  quorum_not_met: msg`quorum not met`,
  time_ran_out: msg`time ran out`,
  wrong_board: msg`wrong board`,
  new_event: msg`something new has happened`,
  duplicate: msg`listed twice`,
  other: msg`another reason`,
};
