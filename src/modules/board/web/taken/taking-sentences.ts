import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../../ui/sentences.ts';

/** Refusals of taking a record back and of restoring it. */
export const takingSentences: Sentences = {
  reason_needed: msg`Please say why. The reason is kept with the record.`,
  changed_meanwhile: msg`Somebody else changed it after you had opened this page. Nothing was done. What stands now is shown below; send it again if it is still right.`,
  something_rests_on_it: msg`Something that was recorded meanwhile rests on it. Nothing was done; it is named below.`,
  item_still_open: msg`The case is under discussion at the board just now. Conclude it first.`,
  something_took_its_place: msg`Another record stands in its place now: take that one back first, or leave this one as it is. Nothing was restored.`,
  lies_in_taken_back: msg`It lies in, or rests on, something that was taken back itself. Restore that first. Nothing was restored.`,
  taken_back_with_other: msg`It was taken back together with another record and comes back with that one only.`,
  request_key_reused: msg`This form was already sent, with other entries. Load the page again to see what stands in it.`,
};
