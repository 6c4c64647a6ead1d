import { type FinalDiagnosis, finalDiagnosisOf, type SaidOfDisease } from '../final-diagnosis.ts';
import type { CourseEntry } from '../../care/index.ts';
import type { OperationWhole } from './operation-parts.ts';

const textOf = ({ answers }: CourseEntry, name: string): string | null => {
  const value = answers[name];
  return typeof value === 'string' ? value : null;
};

type Subject = SaidOfDisease['case'] & { readonly id: string };

const saidIn = (subject: Subject, course: readonly CourseEntry[]): SaidOfDisease => ({
  case: subject,
  diagnoses: course
    .filter(({ form }) => form === 'diagnosis')
    .map((each) => ({ on: each.on, histology: textOf(each, 'histology'), grade: textOf(each, 'grade') })),
  stages: course
    .filter(({ form }) => form === 'stage')
    .map((each) => ({
      on: each.on,
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

/** What pathology reports of operations say of the disease and the case does not, operation by operation. */
export const saidByReports = (
  operations: readonly OperationWhole[],
  subject: Subject,
  course: readonly CourseEntry[],
): readonly ToConfirm[] => {
  const said = saidIn(subject, course);
  return operations.flatMap(({ operation, report, pathology, pathologyVersion: version }) => {
    const found = finalDiagnosisOf(pathology, report, said);
    return found === null ? [] : [{ operationId: operation.id, doneOn: report.doneOn, version, ...found }];
  });
};
