import { msg } from '@lingui/core/macro';
import type { Localised } from '../../../kernel/forms/words.ts';
import lists from '../data/immunohistochemistry.json' with { type: 'json' };

const labelsIn = (list: readonly { readonly code: string; readonly label: Localised }[]) =>
  Object.fromEntries(list.map(({ code, label }) => [code, label]));

/** What markers and their answers are called. */
export const immunohistochemistryWords = {
  label: msg`Immunohistochemistry`,
  none: msg`No marker was examined`,
  items: {
    marker: { label: msg`Marker`, codes: labelsIn(lists.markers) },
    otherMarker: { label: msg`Name of another marker` },
    result: { label: msg`Result`, codes: labelsIn(lists.answers) },
    otherResult: { label: msg`Another answer in words` },
    percent: { label: msg`Cells stained` },
    intensity: {
      label: msg`Intensity`,
      codes: { weak: msg`Weak`, moderate: msg`Moderate`, strong: msg`Strong` },
    },
    cps: { label: msg`Combined positive score` },
    method: { label: msg`Clone or scoring scheme` },
  },
};
