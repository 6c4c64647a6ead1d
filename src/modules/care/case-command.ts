import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { command, type CommandContext } from '../../kernel/command.ts';
import { caseForUpdate } from './load.ts';

export type Case = Awaited<ReturnType<typeof caseForUpdate>>;

/** A command about one case: the case is locked first. */
export const caseCommand = <Input extends z.ZodType, Result>(definition: {
  name: string;
  input: Input;
  reason?: 'needed';
  caseOf: (context: CommandContext, input: z.output<Input>) => string | Promise<string>;
  permit: (actor: Actor, ownerId: string) => boolean;
  run: (context: CommandContext, input: z.output<Input>, subject: Case) => Promise<Result>;
}) =>
  command({
    name: definition.name,
    input: definition.input,
    ...(definition.reason ? { reason: definition.reason } : {}),
    load: async (context, input: z.output<Input>) =>
      caseForUpdate(context, await definition.caseOf(context, input)),
    permit: (actor, _subject, ownerId) => definition.permit(actor, ownerId),
    run: definition.run,
  });
