import { switchedOn } from '../../kernel/languages.ts';
import type { NoticeText } from './schema.ts';

type Row = {
  readonly number: number;
  readonly locale: string;
  readonly body: string;
  readonly from: string;
  readonly until: string | null;
};

/** What was published at once: its texts, and the days from which and until which it stood. */
export type NoticeVersion = {
  readonly number: number;
  readonly from: string;
  readonly until: string | null;
  readonly texts: ReadonlyArray<Pick<Row, 'locale' | 'body'>>;
};

/** The versions of a house in the order of its rows; `dayOf` says the day of a moment at the house. */
export const versionsOf = (rows: readonly Row[], dayOf: (at: string) => string): NoticeVersion[] =>
  [...Map.groupBy(rows, ({ number }) => number)].flatMap(([number, texts]) => {
    const [first] = texts;
    if (first === undefined) return [];
    const until = first.until === null ? null : dayOf(first.until);
    const said = texts.map(({ locale, body }) => ({ locale, body }));
    return [{ number, from: dayOf(first.from), until, texts: said }];
  });

/** The texts that were typed, one for each language in which something was. */
export const typedTexts = (typed: (name: string) => string | null): NoticeText[] =>
  switchedOn.flatMap((locale) => {
    const body = typed(`body.${locale}`)?.replaceAll('\r\n', '\n') ?? null;
    return body === null ? [] : [{ locale, body }];
  });
