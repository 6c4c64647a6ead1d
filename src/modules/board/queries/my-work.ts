import type { Looking } from '../../../kernel/fills.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import { hasRole } from '../../../kernel/actor.ts';
import type { Work } from '../../directory/index.ts';
import { canRunMeeting, meetingsFrom } from '../../meetings/index.ts';
import { boardKind } from '../board-policy.ts';
import { canRecordDecision, decisionRoles } from '../policy.ts';
import { conversationsDue, unlistedCases } from './work-of.ts';

const mostCases = 12;
const nobody: Pick<Work, 'patients' | 'her'> = { patients: [], her: {} };

/** The next boards and the one that is running. */
export const nextBoards = async ({ tx, ownerId, actor, today, house }: Looking) => {
  const { found } = await readTogether(tx, { found: meetingsFrom(tx, ownerId, boardKind, today, 4) });
  const meetings = found.filter(({ state }) => state !== 'closed');
  if (meetings.length === 0) return null;
  const to = `/c/${house.slug}/meetings`;
  return { waiting: 0, ...nobody, meetings, to, today, mayRun: canRunMeeting(actor, ownerId) };
};
export type NextBoards = NonNullable<Awaited<ReturnType<typeof nextBoards>>>;

/** Conversations the reader owes women about what boards recommended. */
export const conversationsOf = async ({ tx, ownerId, actor, house }: Looking) => {
  if (actor.kind !== 'user') return null;
  const { due } = await readTogether(tx, { due: conversationsDue(tx, ownerId, actor.personId) });
  if (due.length === 0) return null;
  return {
    waiting: due.length,
    ...nobody,
    conversations: due,
    mayDecide: canRecordDecision(actor, ownerId),
    deciders: decisionRoles,
    to: `/c/${house.slug}/cases`,
  };
};
export type ConversationsOf = NonNullable<Awaited<ReturnType<typeof conversationsOf>>>;

/** Questions that wait for an agenda, longest waiting first, for whoever prepares boards. */
const waitingFor = ({ tx, ownerId, actor, once }: Looking) =>
  once('board.waiting', async () => {
    if (!hasRole(actor, ownerId, 'coordinator', 'chair')) return [];
    return unlistedCases(tx, ownerId);
  });

const casesWhere = async (looking: Looking, isSentBack: boolean) => {
  const waiting = (await waitingFor(looking)).filter(
    ({ deferralReason, takenBack }) => (deferralReason !== null || takenBack) === isSentBack,
  );
  const cases = waiting
    .slice(0, mostCases)
    .map(({ caseId, patientId, label, stage, receivedOn, deferralReason, takenBack }) => ({
      caseId,
      patientId,
      label,
      stage,
      receivedOn,
      deferralReason,
      takenBack,
    }));
  if (cases.length === 0) return null;
  const patients = cases.map(({ patientId }) => patientId);
  return { waiting: waiting.length, patients, her: nobody.her, cases, to: `/c/${looking.house.slug}/cases` };
};
export type WaitingCases = NonNullable<Awaited<ReturnType<typeof casesWhere>>>;

/** Cases that were referred and on no agenda yet. */
export const unlistedOf = (looking: Looking) => casesWhere(looking, false);

/** Cases that a board sent back. */
export const sentBackOf = (looking: Looking) => casesWhere(looking, true);
