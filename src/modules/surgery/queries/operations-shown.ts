import { complexityScore } from '../complexity-score.ts';
import { asksCytoreduction, isCytoreductive } from '../cytoreduction.ts';
import { isByRegion } from '../documents-at-site.ts';
import { coreElements, reportComplete } from '../operative-report.ts';
import { windowsOf } from '../outcome-window.ts';
import { pathologyComplete } from '../pathology-report.ts';
import type { OperationReport } from '../records/operation.ts';
import { complicationNamed } from '../records/outcome.ts';
import { residualLabels, residualText } from '../residual-disease.ts';
import { scoreTable } from '../score-tables.ts';
import type { Looking } from '../../../kernel/fills.ts';
import {
  type CaseSubject,
  type DaysAround,
  deathsTold,
  profileOf,
  type SiteProfile,
} from '../../care/index.ts';
import { namesIn } from '../../directory/index.ts';
import { type OperationWhole, operationsOfCases } from './operation-parts.ts';

/** What the operations are read against: each death that is told of her, and the day on which somebody reads. */
type Life = { readonly deaths: ReadonlyArray<string | null>; readonly today: string };

/** Where a site does not ask what was left, only what was said of it is told. */
const tellsResidual = ({ residual }: OperationReport, profile: SiteProfile | null) => {
  const isTold = residual !== null || coreElements(profile).includes('residual');
  return { mm: isTold, complete: isTold };
};

const operationOf = (
  { operation, report, pathology, outcome30 }: OperationWhole,
  names: ReadonlyMap<string, string>,
  life: Life,
  profile: SiteProfile | null,
) => ({
  id: operation.id,
  doneOn: report.doneOn,
  kind: report.kind,
  initialAim: report.initialAim,
  limitedToBiopsy: report.limitedToBiopsy,
  residual: residualText(report.residual),
  labels: residualLabels(report.residual),
  complexity: complexityScore(report, profile),
  report: reportComplete(report, profile),
  pathology: {
    ...pathologyComplete(pathology, report.kind, profile),
    reportedOn: pathology?.reportedOn ?? null,
  },
  complications: (outcome30?.complications ?? []).map((one) => ({
    ...complicationNamed(one),
    detail: one.detail,
    kind: one.kind,
    grade: one.grade,
  })),
  windows: windowsOf(outcome30, { doneOn: report.doneOn, deaths: life.deaths }, life.today),
  team: (report.team ?? []).map(({ person, role, discipline }) => ({
    name: names.get(person) ?? '',
    role,
    discipline,
  })),
  cytoreductive: isCytoreductive(report),
  /** What of this is told at the site. */
  tells: {
    ...tellsResidual(report, profile),
    optimal: isByRegion(profile),
    cc: isByRegion(profile),
    complexity: scoreTable(profile, 'complexity') !== null,
    counts: asksCytoreduction(profile) || report.initialAim === 'complete_cytoreduction',
  },
});

/** The operations of the case of a page. */
export const operationsOfPage = (looking: Looking, caseId: string) =>
  looking.once('surgery.operations', async () => {
    const { tx, ownerId } = looking;
    return (await operationsOfCases(tx, ownerId, [caseId]))(caseId).operations;
  });

/** The operations of a case as its page shows them, in order of their dates, with what each of their documents still lacks. */
export const operationsShown = (looking: Looking, { case: { id, site }, course, life }: CaseSubject) =>
  looking.once('surgery.operations-shown', async () => {
    const { tx, locale, today } = looking;
    const operations = await operationsOfPage(looking, id);
    const team = operations.flatMap(({ report }) => (report.team ?? []).map(({ person }) => person));
    const names = await namesIn(tx, locale, team);
    const deaths = deathsTold(course, life.diedOn);
    return operations.map((row) => operationOf(row, names, { deaths, today }, profileOf(site)));
  });
export type OperationShown = Awaited<ReturnType<typeof operationsShown>>[number];

/** The days of the operations of the case of a page, and of what happened after them. */
export const operationDays = async (looking: Looking, { case: { id } }: CaseSubject): Promise<DaysAround> => {
  const operations = await operationsOfPage(looking, id);
  return {
    operatedOn: operations.map(({ report }) => report.doneOn),
    happened: operations.flatMap(({ operation, report, outcome30 }) => [
      { key: operation.id, on: report.doneOn, what: 'operation' as const },
      ...(outcome30?.complications ?? []).map((one) => ({
        key: one.id,
        on: one.on,
        what: 'complication' as const,
      })),
    ]),
  };
};
