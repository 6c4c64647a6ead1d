export const delimiters = { tab: '\t', semicolon: ';', comma: ',' } as const;
export type Delimiter = keyof typeof delimiters;

const separatorLine = /^"?sep=([\t;,])"?(?:\r\n|\n|\r|$)/i;

/** What a first line `sep=;` says of the file, as spreadsheets write and read it; it is neither header nor row. Null without one. */
export const toldByFile = (start: string): { delimiter: Delimiter; line: string } | null => {
  const [line, sign] = separatorLine.exec(start) ?? [];
  const delimiter = (Object.keys(delimiters) as Delimiter[]).find((name) => delimiters[name] === sign);
  return line === undefined || delimiter === undefined ? null : { delimiter, line };
};

/** The delimiter that stands most often outside quotes in the first line with text; comma for a single column. */
export const detectDelimiter = (start: string): Delimiter => {
  const counts = { tab: 0, semicolon: 0, comma: 0 };
  let quoted = false;
  for (const char of start.replace(/^[\r\n]+/, '')) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\t') counts.tab += 1;
    else if (char === ';') counts.semicolon += 1;
    else if (char === ',') counts.comma += 1;
    else if (char === '\n' || char === '\r') break;
  }
  const best = Math.max(counts.tab, counts.semicolon, counts.comma);
  if (best === 0) return 'comma';
  return counts.tab === best ? 'tab' : counts.semicolon === best ? 'semicolon' : 'comma';
};
