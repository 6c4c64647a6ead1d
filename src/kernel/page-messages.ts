import { type I18n, setupI18n } from '@lingui/core';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * By route and fill, ids of the messages that what is not a module's can show there, as the build found them: a page may need
 * them without a question to the server, as when the connection is lost. Of the modules' it brings what it says.
 */
export type PageMessages = Readonly<Record<string, readonly string[]>>;

/** Reads what the build wrote beside the browser's files. */
export const readPageMessages = (clientFolder: string): PageMessages =>
  JSON.parse(readFileSync(join(clientFolder, 'page-messages.json'), 'utf8')) as PageMessages;

/** Ids of the messages that a page says. */
export class Said extends Set<string> {
  readonly #heard: Set<string>[] = [];

  override add(id: string): this {
    for (const heard of this.#heard) heard.add(id);
    return super.add(id);
  }

  /** What comes of some work, and the messages that the page says meanwhile, said before or not. */
  during<T>(work: () => T): { readonly made: T; readonly said: ReadonlySet<string> } {
    const said = new Set<string>();
    this.#heard.push(said);
    try {
      return { made: work(), said };
    } finally {
      this.#heard.splice(this.#heard.indexOf(said), 1);
    }
  }
}

/** A translator that puts the id of every message it says into `said`. */
export const noting = ({ locale, messages }: I18n, said: Set<string>): I18n => {
  const noted = setupI18n({ locale, messages: { [locale]: messages } });
  const say = noted._.bind(noted) as (...given: unknown[]) => string;
  const noteAndSay = (...given: [string | { readonly id: string }, ...unknown[]]): string => {
    said.add(typeof given[0] === 'string' ? given[0] : given[0].id);
    return say(...given);
  };
  noted._ = noteAndSay;
  noted.t = noteAndSay;
  return noted;
};

/** These messages in the reader's language as JSON that may stand in a page. */
export const messagesOf = (ids: Iterable<string>, { messages }: I18n): string =>
  JSON.stringify(Object.fromEntries([...new Set(ids)].map((id) => [id, messages[id]]))).replaceAll(
    '<',
    '\\u003c',
  );
