/** A part of a notice: a heading, the lines of a list, or those of a paragraph. */
export type NoticeBlock = {
  readonly kind: 'heading' | 'list' | 'paragraph';
  readonly lines: readonly string[];
};

const lineOf = (line: string): NoticeBlock => {
  const text = line.trim();
  if (/^#+ /.test(text)) return { kind: 'heading', lines: [text.replace(/^#+ /, '')] };
  return text.startsWith('- ')
    ? { kind: 'list', lines: [text.slice(2)] }
    : { kind: 'paragraph', lines: [text] };
};

/** Lines between two empty ones that are of one kind belong together, but for headings. */
const together = (blocks: readonly NoticeBlock[], next: NoticeBlock): NoticeBlock[] => {
  const last = blocks.at(-1);
  return last?.kind === next.kind && next.kind !== 'heading'
    ? [...blocks.slice(0, -1), { kind: last.kind, lines: [...last.lines, ...next.lines] }]
    : [...blocks, next];
};

/** The parts of a text: an empty line ends one, a line that begins with # is a heading, lines that begin with - are a list. */
export const noticeBlocks = (body: string): NoticeBlock[] =>
  body.split(/\r?\n[^\S\n]*\r?\n/).flatMap((part) =>
    part
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(lineOf)
      .reduce(together, []),
  );
