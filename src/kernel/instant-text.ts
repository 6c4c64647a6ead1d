import { instantOf } from './zone.ts';

const utc = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|\+00(?::?00)?)$/;

/** An instant as text of one shape, `YYYY-MM-DDTHH:MM:SS.nnnnnnnnnZ`: two of them compare as text. */
export const instantText = (text: string): string => {
  const parts = utc.exec(text);
  return parts
    ? `${parts[1]}T${parts[2]}:${parts[3] ?? '00'}.${(parts[4] ?? '').padEnd(9, '0')}Z`
    : instantOf(text).toString({ fractionalSecondDigits: 9 });
};
