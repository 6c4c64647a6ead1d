export { addAgendaItem, holdItem, keptItems, putItemFacts } from './agenda-item.ts';
export { datesOf, isBesideRule, nextDates, plannedTimes } from './board-dates.ts';
export { beforePlace } from './agenda-order.ts';
export { addSeries } from './commands/add-series.ts';
export { changeSeries, ChangeTerms } from './commands/change-series.ts';
export { takeBackVersion } from './commands/take-back-version.ts';
export { cancelMeeting } from './commands/cancel-meeting.ts';
export { closeMeeting } from './commands/close-meeting.ts';
export { concludeItem } from './commands/conclude-item.ts';
export { correctPresence } from './commands/correct-presence.ts';
export { importMeetings } from './commands/import-meetings.ts';
export { joinMeeting } from './commands/join-meeting.ts';
export { leaveMeeting } from './commands/leave-meeting.ts';
export { moveMeeting } from './commands/move-meeting.ts';
export { openItem } from './commands/open-item.ts';
export { openMeeting } from './commands/open-meeting.ts';
export { orderItem } from './commands/order-item.ts';
export { planMeeting } from './commands/plan-meeting.ts';
export { answerInvitation } from './commands/answer-invitation.ts';
export { noteReply } from './commands/note-reply.ts';
export { sendInvitations } from './commands/send-invitations.ts';
export { isPast, reminderAt } from './begins.ts';
export { invitationParams } from './invitation-mails.ts';
export { invitationMail, meetingMails, reminderMail } from './mails.ts';
export { invitedTo, invitationTopics, toldFrom } from './queries/invitations.ts';
export { isStillSo, toBeSaid } from './told.ts';
export { setAsideItem } from './commands/set-aside-item.ts';
export { restoreMeeting } from './commands/restore-meeting.ts';
export { itemForUpdate, meetingForUpdate } from './load.ts';
export { missingSeats, quorumAt, type QuorumState } from './missing-seats.ts';
export { canCorrectConclusion, canPlanMeetings, canRunMeeting } from './policy.ts';
export {
  itemTopics,
  meetingsBefore,
  meetingsFrom,
  meetingTopics,
  meetingWithAgenda,
} from './queries/agenda.ts';
export { seriesHistory } from './queries/series-history.ts';
export { itemNow, itemsById } from './queries/items.ts';
export { withoutObservers } from './presence.ts';
export { quorum } from './quorum.ts';
export { policyOf, SeriesPolicy } from './series-policy.ts';
export {
  agendaItem as agendaItemRows,
  invitation as invitationRows,
  meeting as meetingRows,
} from './tables.ts';
export {
  seatsOn,
  seatTopics,
  seriesOn,
  versionOn,
  versionsOfKind,
} from './series-version.ts';
export {
  concludeOpenItem,
  correctItem,
  ledTo,
  reopenAgendaItem,
  stepRow,
  type StepRow,
  turnBack,
} from './room-steps.ts';
export { canUndo, nextItem, roomSteps, stepsOf, type StepTaken, undoable } from './undoing.ts';
export {
  ConclusionCode,
  deferralHasReason,
  ItemConclusion,
  ItemCorrection,
  needsQuorum,
  MeetingRecord,
  type SeriesTerms,
  type ItemFacts,
} from './schema.ts';
