import { Temporal } from 'temporal-polyfill';

/** A wall time as a mail says it in a language, with its zone: "Thursday, 26 November 2026 at 08:00 (Asia/Seoul)". */
export const momentText = (locale: string, localStart: string, zone: string): string => {
  const said = Temporal.PlainDateTime.from(localStart).toLocaleString(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'full',
    timeStyle: 'short',
  });
  return `${said} (${zone})`;
};
