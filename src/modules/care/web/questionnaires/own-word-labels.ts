import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What her questions are called where her answers are read. */
export const ownWordLabels: Readonly<Record<string, MessageDescriptor>> = {
  matters: msg`Matters to her`,
  fears: msg`She fears`,
  refuses: msg`She would not want`,
  trials: msg`Wants to hear of studies`,
  more: msg`Besides`,
};
