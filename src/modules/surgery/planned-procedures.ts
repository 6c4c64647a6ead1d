import type { OperationReport } from './records/operation.ts';

/** What differs between plan and operation, as codes; null while one of the two is not said. */
export const plannedAndDone = ({
  plannedProcedures: planned,
  procedures: done,
}: Pick<OperationReport, 'plannedProcedures' | 'procedures'>): {
  readonly notDone: readonly string[];
  readonly notPlanned: readonly string[];
} | null => {
  if (planned === null || done === null) return null;
  return {
    notDone: planned.filter((code) => !done.includes(code)),
    notPlanned: done.filter((code) => !planned.includes(code)),
  };
};
