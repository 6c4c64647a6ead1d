import type { factsOfCourse } from '../facts.ts';
import type { WholeCase } from '../../care/index.ts';

/** What the rules of facts look at, taken from the record's rows. */
export const courseOf = (whole: WholeCase): Parameters<typeof factsOfCourse>[0] => ({
  case: whole.case,
  phase: whole.referrals[0]?.phase ?? null,
  workUp: whole.workUp,
  listings: whole.agenda.map(({ conclusion, quorumMet, concludedOn }) => ({
    conclusion,
    quorumMet,
    concludedOn,
  })),
  recommendations: whole.recommendations.map(({ recommendation, herDecision }) => ({
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
});
