import type { Looking } from '../../../kernel/fills.ts';
import { lacksRecommendation } from '../conclusion.ts';
import { namesIn } from '../../directory/index.ts';
import type { CaseSubject, DaysAround } from '../../care/index.ts';
import { boardsOfOne, type BoardsWhole, type OneWhole } from './board-parts.ts';

const heldOn = (whole: BoardsWhole, listingId: string): string | null => {
  const listing = whole.listings.find(({ id }) => id === listingId);
  return whole.agenda.find(({ id }) => id === listing?.agendaItemId)?.localStart.slice(0, 10) ?? null;
};

/** What became of a recommendation, with what somebody has remarked on it; without anything that only its rows need. */
export const becameShown = ({ state, said }: ReturnType<OneWhole['became']>) =>
  state && {
    state: state.state,
    reason: state.reason,
    deviation: state.deviation,
    told: state.told,
    byForm: state.byForm,
    byId: state.byId,
    askedFrom: state.askedFrom,
    note: said?.note ?? null,
  };
export type Became = NonNullable<ReturnType<typeof becameShown>>;

const recommendationOf = (
  whole: OneWhole,
  { recommendation: row, herDecision: hers }: BoardsWhole['recommendations'][number],
  names: ReadonlyMap<string, string>,
) => {
  return {
    id: row.id,
    boardOn: heldOn(whole, row.listingId),
    priority: row.priority,
    intent: row.intent,
    modality: row.modality,
    timing: row.timing,
    detail: row.detail,
    rationale: row.rationale,
    alternative: row.alternative,
    responsible: names.get(row.ownerPersonId) ?? '',
    dueOn: row.dueOn,
    patientView: row.patientView,
    hers: {
      decision: hers.decision,
      spokenBy: hers.spokenBy === null ? null : (names.get(hers.spokenBy) ?? ''),
      spokenOn: hers.spokenOn,
      note: hers.note,
    },
    /** Null while the rule has said nothing of it. */
    became: becameShown(whole.became(row.id)),
  };
};

/** What boards recommended for a case, those of the latest board first, each with what she decided. */
const recommendationsShown = (whole: OneWhole, names: ReadonlyMap<string, string>) =>
  whole.recommendations
    .map((row) => recommendationOf(whole, row, names))
    .toSorted((a, b) => (b.boardOn ?? '').localeCompare(a.boardOn ?? '') || a.priority - b.priority);

/** The meetings a case was listed on, in their order, with what each concluded. */
const listingsShown = (whole: BoardsWhole) =>
  whole.listings
    .flatMap(({ id, state, referralId, agendaItemId }) => {
      const item = whole.agenda.find((candidate) => candidate.id === agendaItemId);
      if (!item) return [];
      const {
        meetingId,
        localStart,
        position,
        conclusion,
        deferralReason,
        quorumMet,
        quorumReason,
        concludedOn,
      } = item;
      const missing = item.quorum?.clauses.filter(({ met }) => met !== true) ?? [];
      return [
        {
          id,
          state,
          referralId,
          meetingId,
          localStart,
          position,
          conclusion,
          deferralReason,
          quorumMet,
          quorumReason,
          concludedOn,
          lacksAdvice: lacksRecommendation(
            conclusion,
            whole.recommendations.some(({ recommendation: { listingId } }) => listingId === id),
          ),
          clausesUnmet: missing.map(({ clause }) => clause),
        },
      ];
    })
    .toSorted((a, b) => a.localStart.localeCompare(b.localStart));

/** What boards wrote of the case of a page, and her listings in their order. */
export const boardsOfPage = (looking: Looking, caseId: string) =>
  looking.once('board.boards', async () => {
    const whole = await boardsOfOne(looking.tx, looking.ownerId, caseId);
    return { whole, listings: listingsShown(whole) };
  });

/** What boards recommended for the case of a page, those of the latest board first, each with what she decided. */
export const adviceOfPage = (looking: Looking, caseId: string) =>
  looking.once('board.advice', async () => {
    const { whole } = await boardsOfPage(looking, caseId);
    const people = whole.recommendations.flatMap(({ recommendation, herDecision }) => [
      recommendation.ownerPersonId,
      ...(herDecision.spokenBy === null ? [] : [herDecision.spokenBy]),
    ]);
    return recommendationsShown(whole, await namesIn(looking.tx, looking.locale, people));
  });

/** The days on which boards concluded and advised, and she decided. */
export const boardDays = async (looking: Looking, { case: { id } }: CaseSubject): Promise<DaysAround> => {
  const { whole } = await boardsOfPage(looking, id);
  return {
    boardsOn: whole.agenda.flatMap(({ conclusion, localStart }) =>
      conclusion === null || conclusion === 'deferred' ? [] : [localStart.slice(0, 10)],
    ),
    decidedOn: whole.recommendations.flatMap(({ herDecision: { decision, spokenOn } }) =>
      spokenOn === null || decision === 'not_yet_told' || decision === 'undecided' ? [] : [spokenOn],
    ),
    happened: whole.recommendations.map(({ recommendation: { id: key, listingId } }) => ({
      key,
      on: heldOn(whole, listingId),
      what: 'advice',
    })),
  };
};
