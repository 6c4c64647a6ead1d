import type { PartialDate } from '../../kernel/partial-date.ts';
import type { OperationReport } from './records/operation.ts';
import type { PathologyReport } from './records/pathology.ts';
import type { CaseFields } from '../care/index.ts';

/** What the record says already: the disease as it presented, and the diagnoses and stages of the course. */
export type SaidOfDisease = {
  readonly case: Pick<CaseFields, 'site' | 'histology' | 'grade' | 'stage' | 'stageEdition'>;
  readonly diagnoses: readonly { readonly histology: string | null; readonly grade: string | null }[];
  readonly stages: readonly {
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

/** The basis of a stage that an operation's pathology gives. */
const basisOf = ({ kind }: Operation) =>
  kind === 'interval' ? ('after_neoadjuvant' as const) : ('surgical_pathological' as const);

/** Whether somebody has said the same; what the report leaves open contradicts nothing. */
const says = (given: string | null, said: string | null): boolean => given === null || given === said;

const diagnosisOf = (report: Confirmed, said: SaidOfDisease, on: PartialDate | null) => {
  const { histologicalType: histology, grade } = report;
  if (histology === null && grade === null) return null;
  const known = [said.case, ...said.diagnoses];
  if (known.some((each) => says(histology, each.histology) && says(grade, each.grade))) return null;
  return { on, site: said.case.site, histology, grade, basis: 'specimen' as const };
};

const stageOf = (report: Confirmed, operation: Operation, said: SaidOfDisease, on: PartialDate | null) => {
  const { provisionalStage: stage, stageEdition: edition } = report;
  if (stage === null || edition === null) return null;
  const basis = basisOf(operation);
  // A stage after neoadjuvant treatment says something else than the same letters before it.
  const presented = { stage: said.case.stage, edition: said.case.stageEdition, basis };
  const known = basis === 'after_neoadjuvant' ? said.stages : [presented, ...said.stages];
  const isSame = known.some(
    (each) =>
      each.stage === stage &&
      each.edition === edition &&
      (basis !== 'after_neoadjuvant' || each.basis === basis),
  );
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
