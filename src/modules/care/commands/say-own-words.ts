import { z } from 'zod';
import { command } from '../../../kernel/command.ts';
import { isAppError, refused } from '../../../kernel/errors.ts';
import { type AnyAnswers, saysNothing } from '../../../kernel/forms/answers.ts';
import { schemaOf } from '../../../kernel/forms/schema.ts';
import { parsed } from '../../../kernel/input-faults.ts';
import { usableLink, useLink } from '../../../kernel/link-use.ts';
import { insertRows } from '../../../kernel/write-rows.ts';
import { localDay } from '../../../kernel/zone.ts';
import { zoneOf } from '../../directory/index.ts';
import { filledEntry } from '../filled-entry.ts';
import { caseForUpdate } from '../load.ts';
import { askedOfHer, ownWords, ownWordsForm } from '../own-words.ts';
import { GivenAnswers } from '../schema.ts';
import { entry } from '../tables.ts';

const Hers = z.object({ answers: schemaOf(askedOfHer.form) as unknown as z.ZodType<AnyAnswers> });

/** What she has written; null answers say that she does not want to. */
const answersOf = (given: GivenAnswers | null): GivenAnswers => {
  if (given === null) return { says: 'no', way: 'herself', absent: {} };
  const { answers } = parsed(Hers, { answers: given });
  if (saysNothing(askedOfHer.form, answers)) throw refused('nothing_entered', {}, { field: 'answers' });
  return { ...given, says: 'yes', way: 'herself' };
};

/** A case that was taken back meanwhile: whoever holds its link learns no more than of any other that is over. */
const takenBack = (error: unknown): never => {
  throw isAppError(error) && error.code === 'not_found' ? refused('link_over') : error;
};

/** Keeps what a woman says herself by the link that was made for it, and takes one use of the link. */
export const sayOwnWords = command({
  name: 'care.say-own-words',
  input: z.object({ linkId: z.uuid(), answers: GivenAnswers.nullable() }).strict(),
  load: async (context, { linkId: id }) => {
    const { tx, ownerId, now } = context;
    // The case is locked first, as whoever makes and ends its links does.
    const { subject } = await usableLink(tx, { ownerId, id }, ownWords, now);
    const theCase = await caseForUpdate(context, subject).catch(takenBack);
    return { theCase, link: await usableLink(tx, { ownerId, id }, ownWords, now, true) };
  },
  permit: (actor, { link }) => actor.kind === 'link' && actor.linkId === link.id,
  run: async (context, { answers: given }, { theCase, link }) => {
    const { tx, ownerId, newId, now } = context;
    const on = localDay(now, await zoneOf(tx, ownerId));
    const answers = answersOf(given);
    const row = await filledEntry(context, theCase, ownWordsForm.form, { on, answers, before: null });
    await useLink(tx, link);
    await insertRows(tx, entry, [{ ownerId, id: newId(), caseId: theCase.id, form: ownWords, ...row }]);
    return { id: link.id };
  },
});
