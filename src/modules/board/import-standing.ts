import type { CommandContext } from '../../kernel/command.ts';
import { standingCases } from '../care/index.ts';
import { standingOperations } from '../surgery/index.ts';

/** What stands of these cases where a file may tell of it. */
export const standingOf = async ({ tx, ownerId }: CommandContext, caseIds: readonly string[]) => {
  if (caseIds.length === 0) return new Map<string, never>();
  const [cases, operationsOf] = await Promise.all([
    standingCases(tx, ownerId, caseIds),
    standingOperations(tx, ownerId, caseIds),
  ]);
  return new Map(
    cases.map((standing) => [standing.case.id, { ...standing, ...operationsOf(standing.case.id) }]),
  );
};
export type StandingCase = NonNullable<ReturnType<Awaited<ReturnType<typeof standingOf>>['get']>>;
