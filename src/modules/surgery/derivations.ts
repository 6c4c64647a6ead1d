import { type Derivation, rowsOf } from '../../kernel/derivation.ts';
import { computed, rowDerivation } from '../../kernel/kept-rows.ts';
import { operationStateOf, unknownState } from './operation-state.ts';
import { operationsById } from './queries/operation-parts.ts';
import * as table from './tables.ts';

/** What each operation's documents lack, for the work of whoever led it. */
const operationStates = rowDerivation({
  name: 'surgery.operation-state',
  subject: rowsOf(table.operation),
  watches: [table.operation, table.pathology, table.outcome30].map((part) => ({ table: part, by: part.id })),
  writes: [table.operationState],
  compute: async ({ tx, ownerId, guarded }, ids) => {
    const rows = (await operationsById(tx, ownerId, ids)).map(
      ({ operation: { id, caseId }, ...documents }) => ({
        id,
        caseId,
        ...(guarded(id, () => operationStateOf(documents)) ?? unknownState),
      }),
    );
    return [computed(table.operationState, rows, [table.operationState.caseId])];
  },
});

/** What surgery recomputes when an operation or its documents change. */
export const derivations: readonly Derivation[] = [operationStates];
