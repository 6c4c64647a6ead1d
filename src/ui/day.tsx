import { useLingui } from '@lingui/react/macro';

const formats: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { year: 'numeric', month: 'long', day: 'numeric' },
};

/** A date as people of the reader's language write it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, no more exact than known. */
export function Day({ date, weekday = false }: { readonly date: string; readonly weekday?: boolean }) {
  const { i18n } = useLingui();
  const options = formats[date.length];
  if (options === undefined) return date;
  const locale = i18n.locale === 'en' ? 'en-GB' : i18n.locale;
  const full = weekday && date.length === 10 ? { ...options, weekday: 'long' as const } : options;
  const wholeDate = date + '-01-01'.slice(date.length - 4);
  const text = new Intl.DateTimeFormat(locale, { ...full, timeZone: 'UTC' }).format(Date.parse(wholeDate));
  return (
    <time dateTime={date} suppressHydrationWarning>
      {text}
    </time>
  );
}
