import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Reason } from '../../kernel/forms/items.ts';

/** Why an item has no value. */
export const reasonWords: Readonly<Record<Reason, MessageDescriptor>> = {
  unknown: msg`Not known`,
  not_done: msg`Not done`,
  not_applicable: msg`Does not apply`,
  requested: msg`Requested, not there yet`,
  waived: msg`May be missing`,
};
