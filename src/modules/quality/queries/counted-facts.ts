import { gatherReads } from '../../../kernel/read-together.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { closedOn, pathologyComplete, reportComplete, residualText, surgeonOf } from '../../surgery/index.ts';
import { profileOf } from '../../care/index.ts';
import { treatment } from '../case-facts.ts';
import { firstCourseOf } from '../first-course.ts';
import { goingOn, interventionsOf } from '../interventions.ts';
import type { WholeCourse } from '../facts.ts';
import { coursesOf, type RecordedCourse, recordedCourses } from './course.ts';

const workUpKeys = ['unresectable_metastases_ruled_out', 'gi_origin_ruled_out'] as const;

const operationFacts = (whole: RecordedCourse) =>
  whole.operations.map(({ operation, report, pathology, outcome30 }) => ({
    id: operation.id,
    doneOn: report.doneOn,
    kind: report.kind,
    initialAim: report.initialAim,
    limitedToBiopsy: report.limitedToBiopsy,
    residual: residualText(report.residual),
    mainSurgeonId: surgeonOf(report, 'main'),
    supervisingSurgeonId: surgeonOf(report, 'supervising'),
    report: reportComplete(report, profileOf(whole.case.site)),
    pathology: pathologyComplete(pathology, report.kind, profileOf(whole.case.site)),
    outcomeClosedOn: closedOn(outcome30, report.doneOn, 30),
  }));

const factsOf = (whole: RecordedCourse, course: WholeCourse) => {
  const { case: subject } = whole;
  return {
    id: subject.id,
    label: subject.label,
    site: subject.site,
    histology: subject.histology,
    stage: subject.stage,
    presentedOn: subject.presentedOn,
    notOperatedReason: subject.notOperatedReason,
    ...treatment(firstCourseOf(course)),
    goingOn: goingOn(firstCourseOf(course)).map(({ modality, from }) => ({ modality, from })),
    interventions: interventionsOf(firstCourseOf(course)).map(({ modality, on }) => ({ modality, on })),
    recommendations: whole.recommendations.map(({ recommendation, herDecision }) => ({
      modality: recommendation.modality,
      timing: recommendation.timing,
      decision: herDecision.decision,
    })),
    conclusions: course.listings.flatMap(({ conclusion, quorumMet, concludedOn }) =>
      conclusion === null ? [] : [{ conclusion, quorumMet, concludedOn }],
    ),
    workUp: workUpKeys.flatMap((key) => {
      const results = course.workUp.filter((entry) => entry.key === key);
      const told = results.map(({ state, value, takenOn }) => ({
        key,
        answer: state === 'present' && typeof value === 'boolean' ? value : null,
        takenOn,
      }));
      return told.length > 0 ? told : [{ key, answer: null, takenOn: null }];
    }),
    operations: operationFacts(whole),
  };
};

/** What stands behind the facts that indicators count, case by case in the order asked; no names, no numbers. */
export const countedFacts = async (tx: Tx, ownerId: string, caseIds: readonly string[]) => {
  gatherReads(tx);
  const cases = await recordedCourses(tx, ownerId, caseIds);
  const courses = new Map(
    (await coursesOf(tx, ownerId, cases)).map(({ id, course }) => [id, course] as const),
  );
  return caseIds.flatMap((id) => {
    const [whole, course] = [cases.get(id), courses.get(id)];
    return whole && course ? [factsOf(whole, course)] : [];
  });
};
export type CountedFacts = Awaited<ReturnType<typeof countedFacts>>[number];
