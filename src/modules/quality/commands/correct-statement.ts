import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { notFound } from '../../../kernel/errors.ts';
import { updateRow } from '../../../kernel/write-rows.ts';
import { checkPeople } from '../load.ts';
import { canState } from '../policy.ts';
import { Statement } from '../schema.ts';
import { statement } from '../tables.ts';

/** Corrects a statement, ends it, or mends its evidence; what it said before is kept. */
export const correctStatement = command({
  name: 'quality.correct-statement',
  input: z.object({ id: z.uuid(), version: z.int().positive(), statement: Statement }).strict(),
  load: async ({ tx, ownerId }, input) => {
    const found = await tx
      .select({ id: statement.id })
      .from(statement)
      .where(and(eq(statement.ownerId, ownerId), eq(statement.id, input.id)));
    if (!found[0]) throw notFound();
  },
  permit: (actor, _subject, ownerId) => canState(actor, ownerId),
  run: async ({ tx, ownerId, announce, moves }, input) => {
    moves(`statement:${input.id}`);
    await checkPeople({ tx, ownerId }, [{ statement: input.statement, field: 'statement' }]);
    await updateRow(tx, statement, { ownerId, id: input.id, version: input.version }, input.statement);
    announce({ type: 'quality.statements-recorded', statementIds: [input.id] });
    return { id: input.id };
  },
});
