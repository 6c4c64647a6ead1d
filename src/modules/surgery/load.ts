import { and, eq } from 'drizzle-orm';
import type { CommandContext } from '../../kernel/command.ts';
import { notFound } from '../../kernel/errors.ts';
import { operation, operationPerson } from './tables.ts';

type Scope = Pick<CommandContext, 'tx' | 'ownerId'>;

/** Case of an operation. */
export const caseOfOperation = async ({ tx, ownerId }: Scope, id: string): Promise<string> => {
  const found = await tx
    .select({ caseId: operation.caseId })
    .from(operation)
    .where(and(eq(operation.ownerId, ownerId), eq(operation.id, id)));
  if (!found[0]) throw notFound();
  return found[0].caseId;
};

/** Who is named in an operation's report as it stands. */
export const namedInOperation = async ({ tx, ownerId }: Scope, id: string): Promise<string[]> => {
  const found = await tx
    .select({ personId: operationPerson.personId })
    .from(operationPerson)
    .where(and(eq(operationPerson.ownerId, ownerId), eq(operationPerson.rowId, id)));
  return found.map(({ personId }) => personId);
};
