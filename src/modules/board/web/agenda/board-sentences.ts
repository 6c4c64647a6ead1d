import { msg } from '@lingui/core/macro';
import type { Sentences } from '../../../../ui/sentences.ts';
import { careSentences } from '../../../care/web/index.ts';

/** Refusals of the forms around a board's meeting. */
export const boardSentences: Sentences = {
  ...careSentences,
  condition_missing: msg`Please record on which condition the recommendation stands.`,
  trial_reason_missing: msg`Please say why she is not offered the trial.`,
  conversation_needed: msg`Please say who spoke with her and when.`,
  case_already_listed: msg`This case is on a board's list already.`,
  referral_missing: msg`This case has no question to a board.`,
  meeting_closed: msg`This meeting has ended.`,
  item_not_current: msg`The board has moved on to another case. Nothing was written.`,
  item_still_open: msg`A case is still under discussion. Conclude it first.`,
  item_not_waiting: msg`This case has been taken up already.`,
  meeting_not_open: msg`This meeting is not open.`,
  meeting_not_planned: msg`This meeting has been opened already.`,
  meeting_not_closed: msg`This meeting has not ended. Its minutes can be signed once it has.`,
  minutes_signed: msg`The minutes that were signed say all that is recorded now. Nothing was signed again.`,
  not_present: msg`This person has left already.`,
  deferral_reason_needed: msg`A deferral needs a reason, and only a deferral has one.`,
  quorum_reason_needed: msg`Without a quorum, please say why the board recommends all the same.`,
  not_of_series: msg`This is not one of this board's choices.`,
  not_a_date_of_series: msg`This board does not meet at that date and time. Nothing was planned.`,
  wall_time_not_in_calendar: msg`There is no such date.`,
  recommendation_missing: msg`No recommendation is recorded for her. Record it first, or choose another conclusion.`,
  spoken_before_meeting: msg`This day is before the meeting that recommended it.`,
  ask_on_missing: msg`Please say when to ask again.`,
  ask_on_past: msg`This day must lie ahead.`,
  deviation_missing: msg`Please say whether this parts from what the board meant.`,
  fulfilment_reason_missing: msg`Please say why.`,
  due_before_meeting: msg`This day is before the meeting.`,
  invalid_input: msg`Some entries need your attention. Nothing has been saved yet.`,
};
