/** Name of one of the fields of a work-up item in a form. Alone in its file, because the browser needs it too. */
export const itemField = (
  key: string,
  part: 'state' | 'value' | 'takenOn' | 'reason' | 'version' | 'sure',
): string => `item.${key}.${part}`;
