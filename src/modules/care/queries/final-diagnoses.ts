import { type FinalDiagnosis, finalDiagnosisOf, type SaidOfDisease } from '../final-diagnosis.ts';
import type { CourseEntry } from './entries.ts';
import type { WholeCase } from './whole-case.ts';

const textOf = ({ answers }: CourseEntry, name: string): string | null => {
  const value = answers[name];
  return typeof value === 'string' ? value : null;
};

const saidIn = (whole: WholeCase, course: readonly CourseEntry[]): SaidOfDisease => ({
  case: whole.case,
  diagnoses: course
    .filter(({ form }) => form === 'diagnosis')
    .map((each) => ({ histology: textOf(each, 'histology'), grade: textOf(each, 'grade') })),
  stages: course
    .filter(({ form }) => form === 'stage')
    .map((each) => ({
      stage: textOf(each, 'stage'),
      edition: textOf(each, 'edition'),
      basis: textOf(each, 'basis'),
    })),
});

/** What waits to be confirmed, and which version of which report says it. */
export type ToConfirm = FinalDiagnosis & {
  readonly operationId: string;
  readonly doneOn: string | null;
  readonly version: number;
};

/** What pathology reports of a case say of the disease and the case does not, operation by operation. */
export const finalDiagnoses = (whole: WholeCase, course: readonly CourseEntry[]): readonly ToConfirm[] => {
  const said = saidIn(whole, course);
  return whole.operations.flatMap(({ operation, report, pathology, pathologyVersion: version }) => {
    const found = finalDiagnosisOf(pathology, report, said);
    return found === null ? [] : [{ operationId: operation.id, doneOn: report.doneOn, version, ...found }];
  });
};
