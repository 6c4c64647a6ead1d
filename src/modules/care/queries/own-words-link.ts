import type { Temporal } from 'temporal-polyfill';
import { entryOf } from '../../../kernel/journal-entry.ts';
import type { Locale } from '../../../kernel/languages.ts';
import { madeIn, openLink, wasUsed } from '../../../kernel/link-use.ts';
import type { Tx } from '../../../kernel/scope.ts';
import { namesIn } from '../../directory/index.ts';
import { ownWords } from '../own-words.ts';

type Reader = { readonly ownerId: string; readonly locale: Locale; readonly now: Temporal.Instant };

/** The link by which the woman of a case can say something now, who made it and when; null where there is none. */
export const ownWordsLink = async (tx: Tx, caseId: string, { ownerId, locale, now }: Reader) => {
  const link = await openLink(tx, { ownerId, purpose: ownWords, subject: caseId, now });
  if (link === null) return null;
  const made = await madeIn(tx, link);
  const entry = made === null ? null : await entryOf(tx, ownerId, made);
  const { personId } = (entry?.actor ?? {}) as { readonly personId?: string };
  const names = await namesIn(tx, locale, personId === undefined ? [] : [personId]);
  return {
    id: link.id,
    expiresAt: link.expiresAt,
    used: wasUsed(link),
    by: names.get(personId ?? '') ?? null,
    madeAt: entry?.at ?? null,
  };
};
