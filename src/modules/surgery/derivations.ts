import { among } from '../../kernel/among.ts';
import { type Derivation, type DerivationScope, rowsOf, type Watch } from '../../kernel/derivation.ts';
import { computed, rowDerivation } from '../../kernel/kept-rows.ts';
import { careCaseRows as careCase, profileOf } from '../care/index.ts';
import { operationStateOf, unknownState } from './operation-state.ts';
import { operationsById } from './queries/operation-parts.ts';
import * as table from './tables.ts';

/** Operations of a case whose site may be another now: what its documents must hold is of the site. */
const ofCases: Watch = {
  table: careCase,
  // Those of a new case are new themselves.
  by: async ({ tx, ownerId }, { again }) => {
    if (again.length === 0) return [];
    const found = await tx
      .select({ id: table.operation.id })
      .from(table.operation)
      .where(among(table.operation.caseId, ownerId, again));
    return found.map(({ id }) => id);
  },
};

const sitesOf = async (
  { tx, ownerId }: Pick<DerivationScope, 'tx' | 'ownerId'>,
  caseIds: readonly string[],
) => {
  const found = await tx
    .select({ id: careCase.id, site: careCase.site })
    .from(careCase)
    .where(among(careCase.id, ownerId, caseIds));
  return new Map(found.map(({ id, site }) => [id, site]));
};

/** What each operation's documents lack, for the work of whoever led it. */
const operationStates = rowDerivation({
  name: 'surgery.operation-state',
  subject: rowsOf(table.operation),
  watches: [
    ...[table.operation, table.pathology, table.outcome30].map((part) => ({ table: part, by: part.id })),
    ofCases,
  ],
  writes: [table.operationState],
  compute: async ({ tx, ownerId, guarded }, ids) => {
    const operations = await operationsById(tx, ownerId, ids);
    const sites = await sitesOf(
      { tx, ownerId },
      operations.map(({ operation }) => operation.caseId),
    );
    const rows = operations.map(({ operation: { id, caseId }, ...documents }) => ({
      id,
      caseId,
      ...(guarded(id, () => operationStateOf(documents, profileOf(sites.get(caseId) ?? null))) ??
        unknownState),
    }));
    return [computed(table.operationState, rows, [table.operationState.caseId])];
  },
});

/** What surgery recomputes when an operation or its documents change. */
export const derivations: readonly Derivation[] = [operationStates];
