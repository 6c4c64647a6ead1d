import { complexityScore } from '../complexity-score.ts';
import { reportComplete } from '../operative-report.ts';
import { pathologyComplete } from '../pathology-report.ts';
import { residualLabels, residualText } from '../residual-disease.ts';
import type { operationVerdict } from '../tables.ts';
import type { WholeCase } from './whole-case.ts';

type Verdict = Pick<typeof operationVerdict.$inferSelect, 'id' | 'cytoreductive' | 'workUpComplete'>;

const operationOf = (
  whole: WholeCase,
  { operation, pathology, outcome30 }: WholeCase['operations'][number],
  names: ReadonlyMap<string, string>,
  verdicts: readonly Verdict[],
) => {
  const verdict = verdicts.find(({ id }) => id === operation.id);
  return {
    id: operation.id,
    doneOn: operation.doneOn,
    kind: operation.kind,
    initialAim: operation.initialAim,
    limitedToBiopsy: operation.limitedToBiopsy,
    residual: residualText(operation.residual),
    labels: residualLabels(operation.residual),
    complexity: complexityScore(operation.procedures),
    report: reportComplete(operation),
    pathology: { ...pathologyComplete(pathology, operation.kind), reportedOn: pathology?.reportedOn ?? null },
    outcome30: outcome30 ? { closedOn: outcome30.closedOn, complications: outcome30.complications } : null,
    team: whole.members
      .filter((member) => member.operationId === operation.id)
      .map(({ personId, role, discipline }) => ({ name: names.get(personId) ?? '', role, discipline })),
    cytoreductive: verdict?.cytoreductive ?? null,
    workUpComplete: verdict?.workUpComplete ?? null,
  };
};

/** The operations of a case as its page shows them, with what each of their documents still lacks. */
export const operationsShown = (
  whole: WholeCase,
  names: ReadonlyMap<string, string>,
  verdicts: readonly Verdict[],
) => whole.operations.map((row) => operationOf(whole, row, names, verdicts));
