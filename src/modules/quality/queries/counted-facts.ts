import type { Tx } from '../../../kernel/scope.ts';
import {
  closedOn,
  pathologyComplete,
  reportComplete,
  residualText,
  surgeonOf,
  type WholeCase,
  wholeCases,
} from '../../care/index.ts';
import { treatment } from '../case-facts.ts';
import { courseOf } from './course.ts';

const workUpKeys = ['unresectable_metastases_ruled_out', 'gi_origin_ruled_out'] as const;

const operationFacts = (whole: WholeCase) =>
  whole.operations.map(({ operation, report, pathology, outcome30 }) => ({
    id: operation.id,
    doneOn: report.doneOn,
    kind: report.kind,
    initialAim: report.initialAim,
    limitedToBiopsy: report.limitedToBiopsy,
    residual: residualText(report.residual),
    mainSurgeonId: surgeonOf(report, 'main'),
    supervisingSurgeonId: surgeonOf(report, 'supervising'),
    report: reportComplete(report),
    pathology: pathologyComplete(pathology, report.kind),
    outcomeClosedOn: closedOn(outcome30, report.doneOn, 30),
  }));

const factsOf = (whole: WholeCase) => {
  const { case: subject } = whole;
  return {
    id: subject.id,
    label: subject.label,
    site: subject.site,
    histology: subject.histology,
    stage: subject.stage,
    presentedOn: subject.presentedOn,
    notOperatedReason: subject.notOperatedReason,
    ...treatment(courseOf(whole)),
    recommendations: whole.recommendations.map(({ recommendation, herDecision }) => ({
      modality: recommendation.modality,
      timing: recommendation.timing,
      decision: herDecision.decision,
    })),
    conclusions: whole.agenda.flatMap(({ conclusion, quorumMet, concludedOn }) =>
      conclusion === null ? [] : [{ conclusion, quorumMet, concludedOn }],
    ),
    workUp: workUpKeys.map((key) => {
      const item = whole.workUp.find((entry) => entry.key === key);
      const answer = item?.state === 'present' && typeof item.value === 'boolean' ? item.value : null;
      return { key, answer, takenOn: item?.takenOn ?? null };
    }),
    operations: operationFacts(whole),
  };
};

/** What stands behind the facts that indicators count, case by case in the order asked; no names, no numbers. */
export const countedFacts = async (tx: Tx, ownerId: string, caseIds: readonly string[]) => {
  const cases = await wholeCases(tx, ownerId, caseIds);
  return caseIds.flatMap((id) => {
    const whole = cases.get(id);
    return whole ? [factsOf(whole)] : [];
  });
};
export type CountedFacts = Awaited<ReturnType<typeof countedFacts>>[number];
