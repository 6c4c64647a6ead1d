type Her = {
  readonly nativeName: string | null;
  readonly latinName: string | null;
  readonly recordNumber: string;
};

/** The two identifiers of a woman where there is room for one line: her name, or a dash for none, and her record number. */
export const identifiersOf = ({ nativeName, latinName, recordNumber }: Her): readonly string[] => {
  const name = [nativeName, latinName].filter((part) => part !== null).join(' ');
  return [name === '' ? '—' : name, recordNumber];
};
