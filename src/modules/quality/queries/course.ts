import type { factsOfCourse } from '../facts.ts';
import { readAtOnce } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { boardsOfCases, lacksRecommendation } from '../../board/index.ts';
import { livesOfCases, resultsOfCases, treatmentsOfCases, wholeCases } from '../../care/index.ts';
import { operationsOfCases } from '../../surgery/index.ts';

const inTurn = async (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const cases = await wholeCases(tx, ownerId, ids);
  const boards = await boardsOfCases(tx, ownerId, ids);
  const operations = await operationsOfCases(tx, ownerId, ids);
  return [cases, boards, operations, await treatmentsOfCases(tx, ownerId, ids)] as const;
};

/** What is read of a few cases goes to the database as one statement. */
const together = (tx: Tx, ownerId: string, ids: readonly string[]): ReturnType<typeof inTurn> =>
  readAtOnce(tx, () =>
    Promise.all([
      wholeCases(tx, ownerId, ids),
      boardsOfCases(tx, ownerId, ids),
      operationsOfCases(tx, ownerId, ids),
      treatmentsOfCases(tx, ownerId, ids),
    ]),
  );
const few = 100;

/** All rows of these cases but names, of all modules, by case id; those the owner does not have are left out. */
export const recordedCourses = async (tx: Tx, ownerId: string, ids: readonly string[]) => {
  const read = ids.length <= few ? together : inTurn;
  const [cases, boards, operations, treatments] = await read(tx, ownerId, ids);
  const wholes = [...cases].map(([id, whole]) => ({
    ...whole,
    ...boards(id),
    ...operations(id),
    ...treatments(id),
  }));
  // Only what nobody dated and what goes on is bounded by her life.
  const bounded = wholes.filter(
    (whole) =>
      whole.operations.some(({ report }) => report.doneOn === null) ||
      whole.treatments.some(({ ongoing }) => ongoing === true),
  );
  const lives = await livesOfCases(
    tx,
    ownerId,
    bounded.map((whole) => whole.case),
  );
  return new Map(wholes.map((whole) => [whole.case.id, { ...whole, life: lives(whole.case.id) }]));
};
export type RecordedCourse =
  Awaited<ReturnType<typeof recordedCourses>> extends Map<string, infer Course> ? Course : never;

type Course = Parameters<typeof factsOfCourse>[0];

/** Phase of the question that a listing is about. */
const phaseOf = (whole: RecordedCourse, listingId: string) => {
  const asked = whole.listings.find(({ id }) => id === listingId)?.referralId;
  return whole.referrals.find(({ id }) => id === asked)?.phase ?? null;
};

/** What was advised on an item of an agenda. */
const advisedOn = (whole: RecordedCourse, itemId: string) => {
  const listed = new Set(whole.listings.flatMap((row) => (row.agendaItemId === itemId ? [row.id] : [])));
  return whole.recommendations.flatMap(({ recommendation: { listingId, modality } }) =>
    listed.has(listingId) ? [modality] : [],
  );
};

/** A board that concluded here had advised something; where nothing of it stands, it was taken back. A file may bring no advice. */
const isTakenBack = (whole: RecordedCourse, itemId: string, lacksAdvice: boolean): boolean =>
  lacksAdvice &&
  whole.listings.some(({ agendaItemId, sourceId }) => agendaItemId === itemId && sourceId === null);

const courseOf = (whole: RecordedCourse, workUp: Course['workUp']): Course => ({
  case: whole.case,
  phase: whole.referrals[0]?.phase ?? null,
  receivedOn: whole.referrals[0]?.receivedOn ?? null,
  workUp,
  listings: whole.agenda.map(({ id, conclusion, quorumMet, concludedOn }) => {
    const advised = advisedOn(whole, id);
    const stands = !isTakenBack(whole, id, lacksRecommendation(conclusion, advised.length > 0));
    return { conclusion: stands ? conclusion : null, quorumMet, concludedOn, advised };
  }),
  recommendations: whole.recommendations.map(({ recommendation, herDecision }) => ({
    phase: phaseOf(whole, recommendation.listingId),
    modality: recommendation.modality,
    timing: recommendation.timing,
    decision: herDecision.decision,
    spokenOn: herDecision.spokenOn,
  })),
  operations: whole.operations.map(({ operation, report, pathology, outcome30 }) => ({
    id: operation.id,
    report,
    pathology,
    outcome30,
  })),
  treatments: whole.treatments,
  grewOn: whole.grewOn,
  life: whole.life,
});

/** What the rules of facts look at, taken from the record's rows, case by case. */
export const coursesOf = async (tx: Tx, ownerId: string, wholes: ReadonlyMap<string, RecordedCourse>) => {
  const results = await resultsOfCases(
    tx,
    ownerId,
    [...wholes.values()].flatMap(({ workUp }) => workUp),
  );
  return [...wholes].map(([id, whole]) => ({ id, course: courseOf(whole, results(id)) }));
};
