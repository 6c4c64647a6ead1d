import { belongsTo } from '../../kernel/actor.ts';
import { type Right, right } from '../../kernel/rights.ts';
import { canImportMeetings, canPlanMeetings, canRunMeeting } from './policy.ts';

/** What people of a house may, of its boards. */
export const rights: readonly Right[] = [
  right(
    belongsTo,
    /*i18n*/ { id: 'right.answer', message: 'Say whether they come to a board they are invited to' },
    'meetings.answer-invitation',
  ),
  right(
    canPlanMeetings,
    /*i18n*/ { id: 'right.plan', message: 'Set up boards, plan and move their meetings' },
    'meetings.add-series',
    'meetings.change-series',
    'meetings.move-meeting',
    'meetings.plan-meeting',
    'meetings.send-invitations',
    'meetings.take-back-version',
  ),
  right(
    canRunMeeting,
    /*i18n*/ { id: 'right.run', message: 'Run a board: open, order, conclude, cancel; keep who is present' },
    'meetings.cancel-meeting',
    'meetings.close-meeting',
    'meetings.conclude-item',
    'meetings.correct-presence',
    'meetings.join-meeting',
    'meetings.leave-meeting',
    'meetings.open-item',
    'meetings.open-meeting',
    'meetings.order-item',
    'meetings.restore-meeting',
    'meetings.set-aside-item',
  ),
  right(
    canImportMeetings,
    /*i18n*/ { id: 'right.import-meetings', message: 'Bring meetings of before in from a file' },
    'meetings.import-meetings',
  ),
];
