import { eq } from 'drizzle-orm';
import type { Locale } from '../../../kernel/languages.ts';
import type { Name } from '../../../kernel/names.ts';
import type { PublicTx } from '../../../kernel/public-reading.ts';
import { inLanguage } from '../in-language.ts';
import { notice } from '../tables.ts';

/** What a house says to everybody. */
export type PublishedNotice = {
  readonly ownerId: string;
  readonly house: Name;
  readonly number: number;
  readonly locale: string;
  readonly body: string;
  /** The day it was published. */
  readonly fromOn: string;
};

/** The notice that stands at this address, in this language or another one; null where nothing is published, whether there is a house or not. */
export const publishedNotice = async (
  tx: PublicTx,
  slug: string,
  locale: Locale,
): Promise<PublishedNotice | null> => {
  const texts = await tx
    .select({
      ownerId: notice.ownerId,
      house: { latin: notice.houseName, native: notice.houseNativeName },
      number: notice.number,
      locale: notice.locale,
      body: notice.body,
      fromOn: notice.fromOn,
    })
    .from(notice)
    .where(eq(notice.slug, slug));
  return inLanguage(texts, locale);
};
