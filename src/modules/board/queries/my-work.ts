import type { Looking } from '../../../kernel/fills.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import { askedCases, canPrepareCase, judgedOn, openParts } from '../../care/index.ts';
import { addressesOf, type Work } from '../../directory/index.ts';
import {
  canPlanMeetings,
  canRunMeeting,
  isStillSo,
  itemsById,
  meetingsFrom,
  toBeSaid,
  toldFrom,
} from '../../meetings/index.ts';
import { boardKind } from '../board-policy.ts';
import { canSignMinutes } from '../policy.ts';
import { waitingParts } from '../waiting-parts.ts';
import { minutesDue } from './minutes.ts';
import { listedQuestions, unlistedCases } from './work-of.ts';

const mostCases = 5;
const mostMeetings = 4;
const mostMinutes = 6;
/** Days for which a change of signed minutes is looked for. */
const lookedBack = 180;
const nobody: Pick<Work, 'women' | 'her'> = { women: {}, her: {} };

type Told = Awaited<ReturnType<typeof toldFrom>>[number];
type Reader = {
  readonly personId: string | null;
  readonly mayPlan: boolean;
  /** Who can be told by mail. */
  readonly reached: ReadonlySet<string>;
};

/** What the invitations of a meeting ask of a reader: to tell people of a change, else to say whether they come; null for nothing. */
const invitedAs = (
  meeting: Parameters<typeof toBeSaid>[1] & { readonly id: string },
  told: readonly Told[],
  { personId, mayPlan, reached }: Reader,
): { readonly untold: number } | 'answer' | null => {
  const here = told.filter(({ meetingId }) => meetingId === meeting.id);
  const untold = here.filter((one) => reached.has(one.personId) && toBeSaid(one, meeting) !== null).length;
  if (mayPlan && untold > 0) return { untold };
  const mine = here.find((one) => one.personId === personId);
  const isAsked = mine?.answer === null && meeting.state === 'planned' && isStillSo(mine, meeting);
  return isAsked ? 'answer' : null;
};

/** The next boards and the one that is running, with what their invitations ask of the reader. */
export const nextBoards = async ({ tx, ownerId, actor, today, house }: Looking) => {
  const { found, told } = await readTogether(tx, {
    found: meetingsFrom(tx, ownerId, boardKind, today),
    told: toldFrom(tx, ownerId, today),
  });
  const reader = {
    personId: actor.kind === 'user' ? actor.personId : null,
    mayPlan: canPlanMeetings(actor, ownerId),
    reached: told.length === 0 ? new Set<string>() : new Set((await addressesOf(tx, today)).keys()),
  };
  const meetings = found
    .filter(({ state }) => state !== 'closed')
    .slice(0, mostMeetings)
    .map((one) => ({ ...one, invited: invitedAs({ ...one, isPast: false }, told, reader) }));
  if (meetings.length === 0) return null;
  const to = `/c/${house.slug}/meetings`;
  return {
    waiting: meetings.filter(({ invited }) => invited !== null).length,
    ...nobody,
    meetings,
    to,
    today,
    mayRun: canRunMeeting(actor, ownerId),
  };
};

/** Boards whose minutes the chair has to sign, for the first time or because the record says something else now. */
export const minutesOfReader = async ({ tx, ownerId, actor, today, house }: Looking) => {
  if (!canSignMinutes(actor, ownerId)) return null;
  const since = addDays(today, -lookedBack);
  const { due, waiting } = await minutesDue(tx, ownerId, { since, today, limit: mostMinutes });
  if (due.length === 0) return null;
  return { waiting, ...nobody, due, to: `/c/${house.slug}/meetings` };
};
export type MinutesOfReader = NonNullable<Awaited<ReturnType<typeof minutesOfReader>>>;

/** Questions that wait for an agenda, longest waiting first. */
const unlisted = ({ tx, ownerId, once }: Looking) => once('board.waiting', () => unlistedCases(tx, ownerId));

/** Questions a board still owes an answer, each with the day of the board it is listed for and what its work-up lacks by then, or today. */
const openQuestions = async (looking: Looking) => {
  const { tx, ownerId, today } = looking;
  const [{ listed }, waiting] = await Promise.all([
    readTogether(tx, { listed: listedQuestions(tx, ownerId) }),
    unlisted(looking),
  ]);
  const questions = [...listed, ...waiting];
  if (questions.length === 0) return [];
  const [asked, items] = await Promise.all([
    askedCases(tx, ownerId, questions),
    itemsById(
      tx,
      ownerId,
      listed.map(({ itemId }) => itemId),
    ),
  ]);
  return asked.map(({ told, ...question }) => {
    const itemId = listed.find(({ referralId }) => referralId === question.referralId)?.itemId;
    const boardOn = items.find(({ id }) => id === itemId)?.localStart.slice(0, 10) ?? null;
    return { ...question, boardOn, open: openParts(told, judgedOn(boardOn, today)) };
  });
};

/** Parts of the work-up that wait for the reader, by profession or as consultant of the question. */
export const partsOfReader = async (looking: Looking) => {
  const { actor, ownerId, today, house } = looking;
  if (actor.kind !== 'user' || !canPrepareCase(actor, ownerId)) return null;
  const grants = actor.grants.filter((grant) => grant.ownerId === ownerId);
  const disciplines = grants.map(({ discipline }) => discipline);
  const reader = { personId: actor.personId, disciplines };
  const waiting = waitingParts(await openQuestions(looking), reader, today);
  if (waiting.length === 0) return null;
  const first = waiting.slice(0, mostCases);
  const cases = first.map(({ caseId, referralId, label, boardOn, days, parts }) => ({
    caseId,
    referralId,
    label,
    boardOn,
    days,
    parts,
  }));
  const women = Object.fromEntries(first.map(({ label, patientId }) => [label, patientId]));
  return { waiting: waiting.length, women, her: nobody.her, cases, to: `/c/${house.slug}/cases` };
};
