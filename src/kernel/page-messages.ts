import type { I18n } from '@lingui/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Ids of the messages that the code of each route, and of each fill, can show, as the build found them. */
export type PageMessages = Readonly<Record<string, readonly string[]>>;

/** Reads what the build wrote beside the browser's files. */
export const readPageMessages = (clientFolder: string): PageMessages =>
  JSON.parse(readFileSync(join(clientFolder, 'page-messages.json'), 'utf8')) as PageMessages;

/** The messages of these routes and fills in the reader's language as JSON that may stand in a page. */
export const messagesOf = (pages: PageMessages, parts: readonly string[], { messages }: I18n): string => {
  const ids = new Set(parts.flatMap((part) => pages[part] ?? []));
  return JSON.stringify(Object.fromEntries([...ids].map((id) => [id, messages[id]]))).replaceAll(
    '<',
    '\\u003c',
  );
};
