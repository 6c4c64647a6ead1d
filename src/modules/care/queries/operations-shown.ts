import { complexityScore } from '../complexity-score.ts';
import { isCytoreductive } from '../cytoreduction.ts';
import { reportComplete } from '../operative-report.ts';
import { windowsOf } from '../outcome-window.ts';
import { pathologyComplete } from '../pathology-report.ts';
import { complicationName } from '../records/outcome.ts';
import { residualLabels, residualText } from '../residual-disease.ts';
import type { WholeCase } from './whole-case.ts';

/** What the operations are read against: her death, and the day on which somebody reads. */
type Life = { readonly diedOn: string | null; readonly today: string };

const operationOf = (
  { operation, report, pathology, outcome30 }: WholeCase['operations'][number],
  names: ReadonlyMap<string, string>,
  life: Life,
) => ({
  id: operation.id,
  doneOn: report.doneOn,
  kind: report.kind,
  initialAim: report.initialAim,
  limitedToBiopsy: report.limitedToBiopsy,
  residual: residualText(report.residual),
  labels: residualLabels(report.residual),
  complexity: complexityScore(report.procedures),
  report: reportComplete(report),
  pathology: { ...pathologyComplete(pathology, report.kind), reportedOn: pathology?.reportedOn ?? null },
  complications: (outcome30?.complications ?? []).map(({ name, detail, kind, grade }) => ({
    name: complicationName(name),
    detail,
    kind,
    grade,
  })),
  windows: windowsOf(outcome30, { doneOn: report.doneOn, diedOn: life.diedOn }, life.today),
  team: (report.team ?? []).map(({ person, role, discipline }) => ({
    name: names.get(person) ?? '',
    role,
    discipline,
  })),
  cytoreductive: isCytoreductive(report),
});

/** The operations of a case as its page shows them, with what each of their documents still lacks. */
export const operationsShown = (whole: WholeCase, names: ReadonlyMap<string, string>, life: Life) =>
  whole.operations.map((row) => operationOf(row, names, life));
