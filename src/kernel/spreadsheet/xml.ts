import { type SaxesOptions, SaxesParser } from 'saxes';
import { isAppError, refused } from '../errors.ts';
import { unreadable } from './archive.ts';

export type Attributes = Readonly<Record<string, string>>;
/** What is done where an element begins or ends and with the text between; names are without prefix. */
export type Handlers<T = never> = {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
  /** What is whole by now, once only. */
  readonly whole?: () => readonly T[];
};

const deepest = 64;
/** Characters without the end of a text or a tag: the parser keeps them. */
const longest = 2_097_152;

const localNames = (): ((name: string) => string) => {
  const known = new Map<string, string>();
  return (name) => {
    let local = known.get(name);
    if (local === undefined) {
      local = name.slice(name.indexOf(':') + 1);
      if (known.size < 1000) known.set(name, local);
    }
    return local;
  };
};

type Heard = { depth: number; sinceEvent: number };

const parserOf = (
  handlers: Handlers<unknown>,
  heard: Heard,
  file: string,
  part: string,
): SaxesParser<SaxesOptions> => {
  const parser = new SaxesParser<SaxesOptions>({ position: false });
  const local = localNames();
  const event = () => {
    heard.sinceEvent = 0;
  };
  parser.on('doctype', () => {
    throw refused('spreadsheet_declares_type', {}, { file });
  });
  parser.on('opentag', ({ name, attributes }) => {
    event();
    heard.depth += 1;
    if (heard.depth > deepest) throw unreadable(file, part);
    handlers.open?.(local(name), attributes as Attributes);
  });
  parser.on('closetag', ({ name }) => {
    heard.depth -= 1;
    handlers.close?.(local(name));
  });
  const text = (found: string) => {
    event();
    handlers.text?.(found);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('comment', event);
  parser.on('processinginstruction', event);
  return parser;
};

/** Gives text to the parser; after the last piece nothing, which ends it. */
const feeder = (handlers: Handlers<unknown>, file: string, part: string): ((chunk?: Uint8Array) => void) => {
  const heard: Heard = { depth: 0, sinceEvent: 0 };
  const parser = parserOf(handlers, heard, file, part);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw refused('encoding_wrong', { encoding: 'utf-8' }, { file });
    }
  };
  return (chunk) => {
    const text = decoded(chunk);
    heard.sinceEvent += text.length;
    try {
      parser.write(text);
      if (chunk === undefined) parser.close();
    } catch (error) {
      // What the parser says may hold what it read.
      throw isAppError(error) ? error : unreadable(file, part);
    }
    if (heard.sinceEvent > longest) throw unreadable(file, part);
  };
};

/**
 * Reads XML of UTF-8, calling the handlers, and gives what they say is whole after each piece, also before it refuses: `encoding_wrong`,
 * `spreadsheet_declares_type`, and `spreadsheet_unreadable` with the word for the part.
 */
export const parsed = async function* <T>(
  bytes: AsyncIterable<Uint8Array>,
  handlers: Handlers<T>,
  file: string,
  part: string,
): AsyncGenerator<T, void> {
  const feed = feeder(handlers, file, part);
  const whole = () => handlers.whole?.() ?? [];
  try {
    for await (const chunk of bytes) {
      feed(chunk);
      yield* whole();
    }
    feed();
  } catch (error) {
    yield* whole();
    throw error;
  }
  yield* whole();
};

/** `parsed` to its end for handlers that give nothing. */
export const parseAll = async (
  bytes: AsyncIterable<Uint8Array>,
  handlers: Handlers,
  file: string,
  part: string,
): Promise<void> => {
  await parsed(bytes, handlers, file, part).next();
};
