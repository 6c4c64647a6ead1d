/** What stands between two objects or names of a PDF document. */
const isSpace = (code: number): boolean => code <= 0x20 && [0, 9, 10, 12, 13, 32].includes(code);
const delimiters = new Set(Array.from('()<>[]{}/%', (each) => each.charCodeAt(0)));
const isRegular = (code: number): boolean => !isSpace(code) && !delimiters.has(code);

/** A name as a reader takes it: `/J#53` is `JS`. */
export const nameOf = (written: string): string =>
  written.replaceAll(/#([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );

type Token = { readonly text: string; readonly next: number };

const afterString = (bytes: Buffer, from: number): number => {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const code = bytes[at];
    if (code === 0x5c) at += 1;
    else if (code === 0x28) depth += 1;
    else if (code === 0x29) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
};

const afterSpace = (bytes: Buffer, from: number): number => {
  let at = from;
  for (;;) {
    while (at < bytes.length && isSpace(bytes[at] ?? 0)) at += 1;
    if (bytes[at] !== 0x25) return at;
    while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1;
  }
};

const regularTo = (bytes: Buffer, from: number): number => {
  let at = from;
  while (at < bytes.length && isRegular(bytes[at] ?? 0)) at += 1;
  return at;
};

/** The next token: `<<`, `>>`, a bracket, `()` for any string, a name with its slash, or a word; empty at the end. */
const tokenAt = (bytes: Buffer, from: number): Token => {
  const at = afterSpace(bytes, from);
  const two = bytes.toString('latin1', at, at + 2);
  if (two === '<<' || two === '>>') return { text: two, next: at + 2 };
  const [one = ''] = two;
  if (one === '(') return { text: '()', next: afterString(bytes, at) };
  if (one === '<') {
    const end = bytes.indexOf('>', at);
    return { text: '()', next: end < 0 ? bytes.length : end + 1 };
  }
  const end = regularTo(bytes, at + 1);
  if (one === '/') return { text: `/${nameOf(bytes.toString('latin1', at + 1, end))}`, next: end };
  return delimiters.has(one.charCodeAt(0))
    ? { text: one, next: at + 1 }
    : { text: bytes.toString('latin1', at, end), next: end };
};

export type PdfObject = {
  /** Every name in it, decoded. */
  readonly names: readonly string[];
  /** Where the bytes of its stream begin; null where it has none. */
  readonly stream: number | null;
  /** Behind the last token that was read. */
  readonly end: number;
};

const ends = new Set(['', 'endobj', 'obj', 'xref', 'trailer', 'stream']);

const streamFrom = (bytes: Buffer, next: number): number => {
  if (bytes[next] === 13 && bytes[next + 1] === 10) return next + 2;
  return bytes[next] === 10 || bytes[next] === 13 ? next + 1 : next;
};

/** The object whose content begins at `from`, as far as its stream or its end. Brackets need not match: readers forgive much. */
export const objectAt = (bytes: Buffer, from: number): PdfObject => {
  const names: string[] = [];
  for (let at = from; ; ) {
    const { text, next } = tokenAt(bytes, at);
    if (ends.has(text))
      return { names, stream: text === 'stream' ? streamFrom(bytes, next) : null, end: next };
    if (text.startsWith('/')) names.push(text.slice(1));
    at = next;
  }
};
