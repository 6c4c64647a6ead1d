/** Names of the form's fields: those of the command's input, so that a refusal finds its field. */
export const field = {
  finding: (area: string) => `report.areas.${area}`,
  mm: (area: string) => `report.areas.${area}.mm`,
  reason: (area: string) => `report.areas.${area}.reason`,
  person: (line: number) => `members.${line}.personId`,
  role: (line: number) => `members.${line}.role`,
  discipline: (line: number) => `members.${line}.discipline`,
} as const;

/** Names of the fields of one line of complications. */
export const complicationField = (line: number, part: 'kind' | 'grade' | 'on'): string =>
  `outcome.complications.${line}.${part}`;
