import type { Services } from '../kernel/app-context.ts';
import { execute } from '../kernel/command.ts';
import { noteBounce } from '../kernel/commands/note-bounce.ts';
import { isAppError } from '../kernel/errors.ts';
import { readIncoming } from '../kernel/mail/incoming.ts';
import { houses } from '../modules/directory/index.ts';
import { noteReply } from '../modules/meetings/index.ts';

type Work = Pick<Services, 'database' | 'mail' | 'now'>;
const actor = { kind: 'job', name: 'incoming-mail' } as const;

/** Carries out `work` at the house whose mail it is about; false where no house knows it. */
const whereKnown = async (
  { database }: Work,
  work: (ownerId: string) => Promise<unknown>,
): Promise<boolean> => {
  for (const { id } of await houses(database)) {
    try {
      await work(id);
      return true;
    } catch (error) {
      // What a message says wrong is nothing to us; what the database cannot do now is tried again.
      if (!isAppError(error)) throw error;
      if (error.code !== 'not_found') return false;
    }
  }
  return false;
};

/** Writes down what a message that came in means: that a mail came back, or what somebody answers; `nothing` where it means nothing to us. */
export const receive = async (work: Work, message: Uint8Array): Promise<'bounce' | 'reply' | 'nothing'> => {
  const { database, mail, now } = work;
  const incoming = await readIncoming(message, mail.returns);
  if (incoming.is === 'nothing') return 'nothing';
  const known = await whereKnown(work, (ownerId) => {
    const call = { actor, ownerId, now: now() };
    return incoming.is === 'bounce'
      ? execute(database, noteBounce, call, { mailId: incoming.mailId, status: incoming.status })
      : execute(database, noteReply, call, { invitationId: incoming.replyId, ...incoming.reply });
  });
  return known ? incoming.is : 'nothing';
};
