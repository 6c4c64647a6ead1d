import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../../ui/sentences.ts';
import { boardSentences } from './board-sentences.ts';

/** Refusals of the forms by which meetings are planned, moved, cancelled and put in order. */
export const calendarSentences: Sentences = {
  ...boardSentences,
  meeting_not_planned: msg`This meeting has begun. It can be neither moved nor cancelled.`,
  meeting_not_cancelled: msg`This meeting takes place: somebody else has restored it.`,
  meeting_time_taken: msg`Another meeting of this board begins at this time.`,
  date_decided: msg`The meeting of this date was moved or cancelled. Nothing was planned.`,
  day_past: msg`This day has passed.`,
  something_took_its_place: msg`A case among these is on another agenda now. Nothing was done; what stands now is shown below.`,
  changed_meanwhile: msg`Somebody else has changed this meeting since you opened the page. Nothing was done. What stands now is shown below.`,
  item_not_waiting: msg`This case does not wait any more. Its place stays.`,
};
