import { useLingui } from '@lingui/react/macro';
import { switchedOn } from '../kernel/languages.ts';

const formats: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { year: 'numeric', month: 'long', day: 'numeric' },
};
const withWeekday: Intl.DateTimeFormatOptions = { ...formats[10], weekday: 'long' };

const formatsIn = (locale: string) => {
  const as = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...options, timeZone: 'UTC' });
  return {
    plain: new Map(Object.entries(formats).map(([length, options]) => [Number(length), as(options)])),
    withWeekday: as(withWeekday),
  };
};
/** Made once: a format costs more than all else of a page with two hundred dates. */
const inLanguage: ReadonlyMap<string, ReturnType<typeof formatsIn>> = new Map(
  switchedOn.map((locale) => [locale, formatsIn(locale)]),
);

/** A date as people of a language write it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, no more exact than known; itself where it is none. */
export const dayText = (locale: string, date: string, weekday = false): string => {
  const made = inLanguage.get(locale);
  const format = weekday && date.length === 10 ? made?.withWeekday : made?.plain.get(date.length);
  return format === undefined ? date : format.format(Date.parse(date + '-01-01'.slice(date.length - 4)));
};

/** The same in the reader's language, as a page says it. */
export function Day({ date, weekday = false }: { readonly date: string; readonly weekday?: boolean }) {
  const { i18n } = useLingui();
  const text = dayText(i18n.locale, date, weekday);
  if (text === date) return date;
  return (
    <time dateTime={date} suppressHydrationWarning>
      {text}
    </time>
  );
}
