import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Looking } from '../../../kernel/fills.ts';
import { readTogether } from '../../../kernel/read-together.ts';
import { rowTopics } from '../../../kernel/derivation.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { canTakeNote } from '../policy.ts';
import { notice, question, takenNote } from '../tables.ts';

/** What moves the notices of a house and what was asked. */
export const noticeTopics = rowTopics(notice, question);
/** What moves whether somebody has taken note. */
export const noteTopics = rowTopics(notice, takenNote);

const columns = {
  number: notice.number,
  locale: notice.locale,
  body: notice.body,
  from: notice.from,
  until: notice.until,
};

/** Every text the house ever published, the newest first, and what strangers have asked, what is open first. */
export const noticesOf = (tx: Tx, ownerId: string) =>
  readTogether(tx, {
    texts: tx
      .select(columns)
      .from(notice)
      .where(eq(notice.ownerId, ownerId))
      .orderBy(desc(notice.number), notice.locale),
    questions: tx
      .select({
        id: question.id,
        version: question.version,
        receipt: question.receipt,
        name: question.name,
        address: question.address,
        text: question.text,
        askedAt: question.askedAt,
        answer: question.answer,
        answeredAt: question.answeredAt,
      })
      .from(question)
      .where(eq(question.ownerId, ownerId))
      .orderBy(desc(isNull(question.answer)), desc(question.askedAt))
      .limit(200),
  });

/** The texts that stand, and of which versions this person has taken note, the newest first. */
export const notedBy = (tx: Tx, ownerId: string, personId: string) =>
  readTogether(tx, {
    texts: tx
      .select(columns)
      .from(notice)
      .where(and(eq(notice.ownerId, ownerId), isNull(notice.until)))
      .orderBy(notice.locale),
    noted: tx
      .select({ number: takenNote.number, at: takenNote.at })
      .from(takenNote)
      .where(and(eq(takenNote.ownerId, ownerId), eq(takenNote.personId, personId)))
      .orderBy(desc(takenNote.number)),
  });

/** The version of which the reader has not taken note yet; null when there is none. */
export const toNote = async ({ tx, ownerId, actor }: Looking): Promise<number | null> => {
  if (!canTakeNote(actor, ownerId) || actor.kind !== 'user') return null;
  const { texts, noted } = await notedBy(tx, ownerId, actor.personId);
  const standing = texts[0]?.number;
  return standing === undefined || noted.some(({ number }) => number === standing) ? null : standing;
};
