import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { checkPeople } from '../load.ts';
import { canState } from '../policy.ts';
import { Statement } from '../schema.ts';
import { statement } from '../tables.ts';

/** States facts that no case holds, each from a day on, with its evidence. */
export const recordStatements = command({
  name: 'quality.record-statements',
  input: z.object({ statements: z.array(Statement).min(1) }).strict(),
  load: async () => undefined,
  permit: (actor, _subject, ownerId) => canState(actor, ownerId),
  run: async ({ tx, ownerId, newId, announce, moves }, input) => {
    const said = input.statements.map((entry, index) => ({ statement: entry, field: `statements.${index}` }));
    await checkPeople({ tx, ownerId }, said);
    const rows = input.statements.map((entry) => ({ ownerId, id: newId(), ...entry }));
    await insertRows(tx, statement, rows);
    for (const { id } of rows) moves(`statement:${id}`);
    announce({ type: 'quality.statements-recorded', statementIds: rows.map((row) => row.id) });
    return { ids: rows.map((row) => row.id) };
  },
});
