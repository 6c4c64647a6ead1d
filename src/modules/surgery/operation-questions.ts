import type { ErrorCode } from '../../kernel/error-codes.ts';
import type { SiteProfile } from '../care/index.ts';
import list from './data/cleared-by.json' with { type: 'json' };
import { type FindingQuestion, findingQuestions } from './findings-contradicted.ts';
import { incisionToClosure } from './operating-time.ts';
import type { OperationReport } from './records/operation.ts';

/** Something in a report that its writer is asked to look at again, at an item or a row; it may well be so. */
export type Question = {
  readonly code: Extract<
    ErrorCode,
    | 'involved_and_nothing_left'
    | 'more_than_biopsy'
    | 'complete_not_assessed'
    | 'main_surgeon_missing'
    | 'times_contradict'
    | 'residual_places_larger'
    | FindingQuestion['code']
  >;
  readonly field: string;
};

const cleared: Readonly<Record<string, readonly string[]>> = list.clearedBy;

/** Procedures that may have taken disease of an area away. */
export const clearedBy = (area: string): readonly string[] => cleared[area] ?? [];

const exploration: ReadonlySet<string> = new Set(list.exploration);

/** A procedure that is no more than exploration or biopsy. */
export const isExploration = (procedure: string): boolean => exploration.has(procedure);

const areasAnswered = ({ areas }: OperationReport, answer: string): readonly string[] =>
  Object.entries(areas ?? {}).flatMap(([area, finding]) => (finding.answer === answer ? [area] : []));

const isComplete = ({ residual }: OperationReport): boolean => residual?.max === 0;

/** Somebody has said that a finding of this area was taken whole. */
const isTakenWhole = ({ findings }: OperationReport, area: string): boolean =>
  (findings ?? []).some((row) => row.area === area && row.taken === 'whole');

/** Involved, nothing left, and among the procedures none that takes such a thing away. */
const involvedNotRemoved = (report: OperationReport): Question[] => {
  const { procedures } = report;
  if (!isComplete(report) || procedures === null) return [];
  return areasAnswered(report, 'involved')
    .filter(
      (area) => !procedures.some((code) => clearedBy(area).includes(code)) && !isTakenWhole(report, area),
    )
    .map((area) => ({ code: 'involved_and_nothing_left', field: `areas.${area}` }));
};

/** No more than exploration or biopsy, and yet more was done. */
const moreThanBiopsy = ({ limitedToBiopsy, procedures }: OperationReport): Question[] => {
  const more = procedures?.some((code) => !isExploration(code)) ?? false;
  if (!more) return [];
  if (limitedToBiopsy === true) return [{ code: 'more_than_biopsy', field: 'limitedToBiopsy' }];
  return procedures?.includes('biopsy_only') ? [{ code: 'more_than_biopsy', field: 'procedures' }] : [];
};

/** Nothing left, where not everything was seen. */
const completeNotAssessed = (report: OperationReport): Question[] =>
  isComplete(report)
    ? areasAnswered(report, 'not_assessed').map((area) => ({
        code: 'complete_not_assessed',
        field: `areas.${area}`,
      }))
    : [];

const mainSurgeonMissing = ({ team }: OperationReport): Question[] =>
  team?.some(({ role }) => role === 'main') ? [] : [{ code: 'main_surgeon_missing', field: 'team' }];

const timesContradict = (report: OperationReport): Question[] => {
  const [measured, entered] = [incisionToClosure(report), report.durationMinutes];
  return measured === null || entered === null || measured === entered
    ? []
    : [{ code: 'times_contradict', field: 'durationMinutes' }];
};

const detailsElsewhere = ({ procedureDetails, procedures }: OperationReport): Question[] => {
  if (procedures === null) return [];
  return (procedureDetails ?? []).flatMap(({ procedure }, row) =>
    procedures.includes(procedure)
      ? []
      : [{ code: 'detail_of_other_procedure', field: `procedureDetails.${row}.procedure` } as const],
  );
};

/** A place where more was left than in all. */
const placesLarger = ({ residual, residualPlaces }: OperationReport): Question[] => {
  const most = residual?.max ?? null;
  if (most === null) return [];
  return (residualPlaces ?? []).flatMap(({ size }, row) =>
    size !== null && size.min > most
      ? [{ code: 'residual_places_larger', field: `residualPlaces.${row}.size` } as const]
      : [],
  );
};

/**
 * What is asked before an operative report is saved. Nothing is decided here: what is not known asks nothing, and
 * whoever says that it is so saves it as it is.
 */
export const operationQuestions = (
  report: OperationReport,
  profile: SiteProfile | null,
): readonly Question[] => [
  ...moreThanBiopsy(report),
  ...involvedNotRemoved(report),
  ...completeNotAssessed(report),
  ...placesLarger(report),
  ...timesContradict(report),
  ...detailsElsewhere(report),
  ...findingQuestions(report, profile),
  ...mainSurgeonMissing(report),
];
