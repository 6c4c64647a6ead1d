import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../ui/sentences.ts';

/** Refusals of what the house says and answers. */
export const privacySentences: Sentences = {
  changed_meanwhile: msg`Somebody else published, took back or answered meanwhile. Load the page again, look at what stands, then enter yours.`,
  too_small: msg`Please say something here.`,
  reason_needed: msg`Please say why.`,
  form_previewed: msg`This is how it will be read. Nothing is published yet.`,
  row_repeated: msg`Each language once.`,
};
