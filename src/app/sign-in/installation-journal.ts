import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { type Command, execute } from '../../kernel/command.ts';
import { installationId } from '../../kernel/ids.ts';
import type { Database } from '../../kernel/scope.ts';

/** Writes one entry into the installation's own chain, which holds what belongs to no house. */
export const noteOfAccounts = async <Input extends z.ZodType, Result>(
  database: Database,
  now: Temporal.Instant,
  definition: Command<Input, undefined, Result> | Command<Input, void, Result>,
  input: z.input<Input>,
): Promise<void> => {
  const call = { actor: { kind: 'job', name: 'sign-in' } as const, ownerId: installationId, now };
  await execute(database, definition as Command<Input, unknown, Result>, call, input);
};
