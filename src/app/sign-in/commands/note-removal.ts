import { z } from 'zod';
import { command } from '../../../kernel/command.ts';

/** Writes down that houses were removed whole, their own journals with them. */
export const noteRemoval = command({
  name: 'sign-in.note-removal',
  input: z.object({ houseIds: z.array(z.uuid().meta({ made: true })) }).strict(),
  load: async () => undefined,
  permit: (actor) => actor.kind === 'operator',
  run: async ({ announce }, { houseIds }) => {
    announce({ type: 'houses.removed', houseIds });
  },
});
