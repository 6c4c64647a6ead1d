import type { WholeCase } from './whole-case.ts';

const recommendationOf = (
  whole: WholeCase,
  { recommendation: row, herDecision: hers }: WholeCase['recommendations'][number],
  names: ReadonlyMap<string, string>,
) => {
  const listing = whole.listings.find(({ id }) => id === row.listingId);
  return {
    id: row.id,
    boardOn: whole.agenda.find(({ id }) => id === listing?.agendaItemId)?.localStart.slice(0, 10) ?? null,
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
  };
};

/** What boards recommended for a case, those of the latest board first, each with what she decided. */
export const recommendationsShown = (whole: WholeCase, names: ReadonlyMap<string, string>) =>
  whole.recommendations
    .map((row) => recommendationOf(whole, row, names))
    .toSorted((a, b) => (b.boardOn ?? '').localeCompare(a.boardOn ?? '') || a.priority - b.priority);

/** The meetings a case was listed on, in their order, with what each concluded. */
export const listingsShown = (whole: WholeCase) =>
  whole.listings
    .flatMap(({ id, state, referralId, agendaItemId }) => {
      const item = whole.agenda.find((candidate) => candidate.id === agendaItemId);
      if (!item) return [];
      const { meetingId, localStart, position, conclusion, deferralReason, quorumMet, concludedOn } = item;
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
          concludedOn,
          clausesUnmet: missing.map(({ clause }) => clause),
        },
      ];
    })
    .toSorted((a, b) => a.localStart.localeCompare(b.localStart));
