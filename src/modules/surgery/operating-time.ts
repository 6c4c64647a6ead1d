import type { OperationReport } from './records/operation.ts';

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const day = 24 * 60;

/** Minutes from incision to closure, which is the next day where its time is earlier; null while one is not known. */
export const incisionToClosure = ({
  incisionAt,
  closureAt,
}: Pick<OperationReport, 'incisionAt' | 'closureAt'>): number | null => {
  if (incisionAt === null || closureAt === null) return null;
  return (minutesOf(closureAt) - minutesOf(incisionAt) + day) % day;
};

/** Minutes the operation took: as entered, else from incision to closure. */
export const operatingMinutes = (report: OperationReport): number | null =>
  report.durationMinutes ?? incisionToClosure(report);
