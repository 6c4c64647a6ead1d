/** Names of the fields of one line of complications. */
export const complicationField = (line: number, part: 'kind' | 'grade' | 'on'): string =>
  `outcome.complications.${line}.${part}`;
