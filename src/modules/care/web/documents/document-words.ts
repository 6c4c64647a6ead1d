import { msg } from '@lingui/core/macro';

/** What documents on a case are. */
export const documentKindWords = {
  scan: msg`Scanned paper`,
  outside_report: msg`Report of another house`,
  operation_photograph: msg`Photograph of the operation`,
  other: msg`Other document`,
};
