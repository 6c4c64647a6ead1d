import { certainlyAfter, type PartialDate } from '../../kernel/partial-date.ts';
import type { OperationReport } from './records/operation.ts';
import type { PathologyReport } from './records/pathology.ts';
import type { CaseFields } from '../care/index.ts';

/** What the record says already: the disease as it presented, and the diagnoses and stages of the course. */
export type SaidOfDisease = {
  readonly case: Pick<CaseFields, 'site' | 'histology' | 'grade' | 'stage' | 'stageEdition'>;
  /** Newest first, as the stages. */
  readonly diagnoses: readonly {
    readonly on: PartialDate | null;
    readonly histology: string | null;
    readonly grade: string | null;
  }[];
  readonly stages: readonly {
    readonly on: PartialDate | null;
    readonly stage: string | null;
    readonly edition: string | null;
    readonly basis: string | null;
  }[];
};

type Confirmed = Pick<
  PathologyReport,
  'reportedOn' | 'histologicalType' | 'grade' | 'provisionalStage' | 'stageEdition'
>;
type Operation = Pick<OperationReport, 'doneOn' | 'kind'>;

/** The basis of a stage that an operation's pathology gives; null where nobody said what operation it was. */
const basisOf = ({ kind }: Operation) => {
  if (kind === null) return null;
  return kind === 'interval' ? ('after_neoadjuvant' as const) : ('surgical_pathological' as const);
};

/** There is no stage of a recurrence, and none from an operation for a complication. */
const isStaged = ({ kind }: Operation): boolean => kind !== 'recurrence' && kind !== 'complication';

/** Whether somebody has said the same; what the report leaves open contradicts nothing. */
const says = (given: string | null, said: string | null): boolean => given === null || given === said;

/** What held when the report came, and whatever was said since. */
const sinceReport = <S extends { readonly on: PartialDate | null }>(
  statements: readonly S[],
  on: PartialDate | null,
): { readonly held: S | null; readonly later: readonly S[] } => {
  const later = statements.filter((each) => certainlyAfter(each.on, on));
  return { held: statements.find((each) => !later.includes(each)) ?? null, later };
};

const diagnosisOf = (report: Confirmed, said: SaidOfDisease, on: PartialDate | null) => {
  const { histologicalType: histology, grade } = report;
  if (histology === null && grade === null) return null;
  const { held, later } = sinceReport(said.diagnoses, on);
  const known = [held ?? said.case, ...later];
  if (known.some((each) => says(histology, each.histology) && says(grade, each.grade))) return null;
  return { on, site: said.case.site, histology, grade, basis: 'specimen' as const };
};

const stageOf = (report: Confirmed, operation: Operation, said: SaidOfDisease, on: PartialDate | null) => {
  const { provisionalStage: stage, stageEdition: edition } = report;
  if (stage === null || edition === null || !isStaged(operation)) return null;
  const basis = basisOf(operation);
  // A stage after neoadjuvant treatment, or before the operation, says something else than the same letters.
  const alike = said.stages.filter((each) => each.basis === null || basis === null || each.basis === basis);
  const { held, later } = sinceReport(alike, on);
  const presented = { stage: said.case.stage, edition: said.case.stageEdition };
  const before = said.stages.length === 0 && basis !== 'after_neoadjuvant' ? [presented] : [];
  const known = [...(held === null ? before : [held]), ...later];
  const isSame = known.some((each) => each.stage === stage && each.edition === edition);
  return isSame ? null : { on, basis, edition, stage };
};

/**
 * What a pathology report adds to what the record says of the disease, as answers of a diagnosis and of a stage; null when
 * it adds neither. It is offered to somebody, who confirms it: nothing of it is written by itself, and the disease as it
 * presented stays as it was.
 */
export const finalDiagnosisOf = (
  report: Confirmed | null,
  operation: Operation,
  said: SaidOfDisease,
): FinalDiagnosis | null => {
  if (report === null) return null;
  const on = report.reportedOn ?? operation.doneOn;
  const diagnosis = diagnosisOf(report, said, on);
  const stage = stageOf(report, operation, said, on);
  return diagnosis === null && stage === null ? null : { diagnosis, stage };
};
export type FinalDiagnosis = {
  readonly diagnosis: ReturnType<typeof diagnosisOf>;
  readonly stage: ReturnType<typeof stageOf>;
};
