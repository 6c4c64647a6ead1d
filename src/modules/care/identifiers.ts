type Named = { readonly nativeName: string | null; readonly latinName: string | null };

/** How her name is written, native script first; once where both are written alike. */
export const writtenNames = ({ nativeName, latinName }: Named): readonly string[] => [
  ...new Set([nativeName, latinName].filter((name) => name !== null)),
];

/** The two identifiers of a woman where there is room for one line: her name, or a dash for none, and her record number. */
export const identifiersOf = (her: Named & { readonly recordNumber: string }): readonly string[] => [
  writtenNames(her).join(' ') || '—',
  her.recordNumber,
];
