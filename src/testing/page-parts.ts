import { textOf } from './page-form.ts';

/** The same text without the room that an element leaves before a comma. */
export const readOf = (html: string): string => textOf(html).replaceAll(/ (?=[,.;:)])/g, '');

const cellsOf = (row: string): string[] =>
  [...row.matchAll(/<t([hd])[^>]*>(.*?)<\/t\1>/gs)].map(([, , cell = '']) => readOf(cell));

/** The rows of the table of this caption, each cell under the heading of its column; none where there is no such table. */
export const tableOf = (html: string, caption: string): readonly Readonly<Record<string, string>>[] => {
  const tables = [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) => table);
  const found = tables.find((table) => readOf(/<caption.*?<\/caption>/s.exec(table)?.[0] ?? '') === caption);
  const [head = [], ...rows] = [...(found ?? '').matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    cellsOf(row),
  );
  return rows.map((cells) => Object.fromEntries(head.map((heading, place) => [heading, cells[place] ?? ''])));
};

/** What stands beside each label of the lists of facts in a document; of several of one label the last. */
export const factsIn = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/<dt[^>]*>(.*?)<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs)].map(([, label = '', value = '']) => [
      readOf(label),
      readOf(value),
    ]),
  );

/** The part of a document under this heading, up to the next one of its kind. */
export const under = (html: string, heading: string): string =>
  html.split(/(?=<h2)/).find((part) => readOf(/<h2.*?<\/h2>/s.exec(part)?.[0] ?? '') === heading) ?? '';

/** What the lines of a list or of several are called, in their order. */
export const itemsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<li[^>]*>(.*?)<\/li>/gs)].map(([, item = '']) => readOf(item));

/** Where each link of a document leads, by its words; of several of the same words the last. */
export const linksIn = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/<a ([^>]*)>(.*?)<\/a>/gs)].map(([, tag = '', words = '']) => [
      readOf(words),
      (/href="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&'),
    ]),
  );
