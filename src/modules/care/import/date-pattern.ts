import { isPartialDate, type PartialDate } from '../../../kernel/partial-date.ts';

const tokens: Record<string, string> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  DD: '(?<day>\\d{2})',
  M: '(?<month>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
};
const order = /^(?=.*YYYY)(?:YYYY|MM?|DD?|[-./ ])+$/;

const partsOf = (pattern: string): string[] => pattern.match(/YYYY|MM?|DD?|[-./ ]/g) ?? [];

/** True for patterns of YYYY, MM or M, DD or D and the separators - . / and space, each part once, no day without month. */
export const isDatePattern = (pattern: string): boolean => {
  if (!order.test(pattern)) return false;
  const parts = partsOf(pattern);
  const count = (letter: string): number => parts.filter((part) => part.startsWith(letter)).length;
  return count('Y') === 1 && count('M') <= 1 && count('D') <= 1 && (count('D') === 0 || count('M') === 1);
};

/** What a text is under the patterns: a partial date, a date no calendar has, or none of the shapes. */
export type DateReading = { date: PartialDate } | { fault: 'date_not_in_calendar' | 'date_shape_unknown' };

/** Reads dates by the first pattern whose shape fits. */
export const dateReader = (patterns: readonly string[]): ((text: string) => DateReading) => {
  const shapes = patterns.map(
    (pattern) =>
      new RegExp(
        `^${partsOf(pattern)
          .map((part) => tokens[part] ?? `\\${part}`)
          .join('')}$`,
      ),
  );
  return (text) => {
    for (const shape of shapes) {
      const found = shape.exec(text)?.groups;
      if (found === undefined) continue;
      const parts = [found['year'], found['month']?.padStart(2, '0'), found['day']?.padStart(2, '0')];
      const date = parts.filter((part) => part !== undefined).join('-');
      return isPartialDate(date) ? { date } : { fault: 'date_not_in_calendar' };
    }
    return { fault: 'date_shape_unknown' };
  };
};
