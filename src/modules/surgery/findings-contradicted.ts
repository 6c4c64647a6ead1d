import type { SiteProfile } from '../care/index.ts';
import { fagottiOfFindings, pciOfFindings, type Proposed } from './findings-scored.ts';
import type { OperationReport } from './records/operation.ts';

/** Where a finding in detail, or a score, says what another answer of the same report contradicts. */
export type FindingQuestion = {
  readonly code:
    | 'score_contradicts_findings'
    | 'finding_not_involved'
    | 'finding_larger'
    | 'taken_and_left'
    | 'not_taken_and_nothing_left'
    | 'detail_of_other_procedure';
  readonly field: string;
};

type Row = NonNullable<OperationReport['findings']>[number];
type Scored = Readonly<Record<string, { readonly answer: string } | undefined>>;

const scoresContradicted = (grid: 'pci' | 'fagotti', scored: Scored | null, found: Proposed | null) =>
  Object.entries(scored ?? {}).flatMap(([part, said]) => {
    const [points, may] = [Number(said?.answer ?? Number.NaN), found?.parts[part]];
    return may !== undefined && (points < may.min || points > may.max)
      ? [{ code: 'score_contradicts_findings', field: `${grid}.${part}` } as const]
      : [];
  });

const isOneSide = (a: string | null, b: string | null): boolean =>
  a === null || b === null || a === b || a === 'both' || b === 'both';

const leftOf = ({ residualPlaces }: OperationReport, { area, side }: Row): boolean =>
  (residualPlaces ?? []).some(
    (place) => place.area === area && isOneSide(place.side, side) && (place.size?.min ?? 0) > 0,
  );

const ofRow = (report: OperationReport, row: Row, at: number): FindingQuestion[] => {
  const finding = report.areas?.[row.area];
  const asks = (holds: boolean, code: FindingQuestion['code'], part: string): FindingQuestion[] =>
    holds ? [{ code, field: `findings.${at}.${part}` }] : [];
  const isComplete = report.residual?.max === 0;
  return [
    ...asks(finding !== undefined && finding.answer !== 'involved', 'finding_not_involved', 'area'),
    ...asks(
      finding?.answer === 'involved' && finding.mm !== null && row.mm !== null && row.mm > finding.mm,
      'finding_larger',
      'mm',
    ),
    ...asks(row.taken === 'whole' && leftOf(report, row), 'taken_and_left', 'taken'),
    ...asks(
      (row.taken === 'part' || row.taken === 'none') && isComplete,
      'not_taken_and_nothing_left',
      'taken',
    ),
    ...asks(
      row.procedure !== null && report.procedures !== null && !report.procedures.includes(row.procedure),
      'detail_of_other_procedure',
      'procedure',
    ),
  ];
};

/** What is asked of findings in detail and of scores that the findings contradict; what is not known asks nothing. */
export const findingQuestions = (
  report: OperationReport,
  profile: SiteProfile | null,
): readonly FindingQuestion[] => [
  ...(report.findings ?? []).flatMap((row, at) => ofRow(report, row, at)),
  ...scoresContradicted('pci', report.pci, pciOfFindings(report, profile)),
  ...scoresContradicted('fagotti', report.fagotti, fagottiOfFindings(report, profile, '2006')),
];
