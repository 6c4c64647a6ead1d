import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { usableLink, useLink } from '../../../kernel/link-use.ts';
import { newPassword } from '../invitations.ts';
import { passwordHolder } from '../queries/password-holder.ts';

/** Uses up the link by which somebody has chosen a new password. */
export const takePassword = command({
  name: 'directory.take-password',
  input: z.object({ linkId: z.uuid() }).strict(),
  load: async ({ tx, ownerId, now }, { linkId: id }) => {
    const link = await usableLink(tx, { ownerId, id }, newPassword, now, true);
    await passwordHolder(tx, { ownerId, id }, now);
    return link;
  },
  permit: (actor) => actor.kind === 'job',
  run: async ({ tx }, _input, link) => {
    await useLink(tx, link);
    return { id: link.subject };
  },
});
