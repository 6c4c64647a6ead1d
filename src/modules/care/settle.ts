import type { CommandContext } from '../../kernel/command.ts';
import { notFound } from '../../kernel/errors.ts';
import { upsertRows } from '../../kernel/write-rows.ts';
import { wholeCase, type WholeCase } from './queries/whole-case.ts';
import { caseVerdict, operationVerdict } from './tables.ts';
import { verdicts } from './verdict.ts';

/** What the verdict rules look at, taken from the record's rows. */
export const verdictInput = (whole: WholeCase): Parameters<typeof verdicts>[0] => ({
  case: whole.case,
  phase: whole.referrals[0]?.phase ?? null,
  workUp: whole.workUp,
  listings: whole.agenda.map(({ conclusion, quorumMet, concludedOn }) => ({
    conclusion,
    quorumMet,
    concludedOn,
  })),
  recommendations: whole.recommendations.map(({ recommendation, herDecision }) => ({
    modality: recommendation.modality,
    timing: recommendation.timing,
    decision: herDecision.decision,
    spokenOn: herDecision.spokenOn,
  })),
  operations: whole.operations.map(({ operation, pathology, outcome30 }) => ({
    id: operation.id,
    report: operation,
    members: whole.members.filter((member) => member.operationId === operation.id) as never,
    pathology,
    outcome30,
  })),
});

/** Computes the case's verdicts anew and keeps them where they changed. */
export const settle = async (
  { tx, ownerId }: Pick<CommandContext, 'tx' | 'ownerId'>,
  caseId: string,
): Promise<void> => {
  const whole = await wholeCase(tx, ownerId, caseId);
  if (!whole) throw notFound();
  const found = verdicts(verdictInput(whole));
  await upsertRows(tx, caseVerdict, [{ ownerId, id: caseId, ...found.case }]);
  const rows = found.operations.map((row) => ({ ownerId, caseId, ...row }));
  if (rows.length > 0) await upsertRows(tx, operationVerdict, rows);
};
