import { addDays } from '../../../kernel/calendar-day.ts';
import { isPartialDate, type PartialDate } from '../../../kernel/partial-date.ts';

const tokens: Record<string, string> = {
  YYYY: '(?<year>\\d{4})',
  '20YY': '(?<year20>\\d{2})',
  '19YY': '(?<year19>\\d{2})',
  MM: '(?<month>\\d{2})',
  DD: '(?<day>\\d{2})',
  M: '(?<month>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
  // As ISO 8601 writes it, and with it a workbook's cell that has a time.
  'Thh:mm:ss': 'T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?',
  'hh:mm:ss': '\\d{2}:\\d{2}:\\d{2}',
  'hh:mm': '\\d{2}:\\d{2}',
};
const token = /YYYY|20YY|19YY|MM?|DD?|T?hh:mm:ss|hh:mm|[-./ ]/g;

const partsOf = (pattern: string): string[] => pattern.match(token) ?? [];

/** Days as a spreadsheet numbers them, 1 being 1 January 1900 (with a 29 February 1900 that never was). */
const serial = 'serial-1900';

/**
 * True for patterns of a year (YYYY, or the century with two digits: 20YY, 19YY), MM or M, DD or D and the separators
 * - . / and space, each part once, no day without month; a time of day (hh:mm, hh:mm:ss, Thh:mm:ss) may stand at the end and is not
 * kept. `serial-1900` is a pattern of its own.
 */
export const isDatePattern = (pattern: string): boolean => {
  if (pattern === serial) return true;
  const parts = partsOf(pattern);
  if (parts.join('') !== pattern) return false;
  const count = (...names: string[]): number => parts.filter((part) => names.includes(part)).length;
  const [years, months, days] = [count('YYYY', '20YY', '19YY'), count('M', 'MM'), count('D', 'DD')];
  const time = parts.findIndex((part) => part.includes('hh'));
  const timeIsLast = time === -1 || (time === parts.length - 1 && days === 1);
  return years === 1 && months <= 1 && days <= 1 && (days === 0 || months === 1) && timeIsLast;
};

/** What a text is under the patterns: a partial date, a date no calendar has, or none of the shapes. */
export type DateReading = { date: PartialDate } | { fault: 'date_not_in_calendar' | 'date_shape_unknown' };

type Shape = (text: string) => PartialDate | null;

/** Serial 60 is the day that never was; what is before it is a day off, and nothing in a clinic is so old. */
const serialShape: Shape = (text) => {
  const days = /^\d{3,6}$/.test(text) ? Number(text) : 0;
  return days > 60 ? addDays('1899-12-30', days) : null;
};

const yearOf = (found: Readonly<Record<string, string>>): string =>
  found['year'] ?? (found['year20'] === undefined ? `19${found['year19'] ?? ''}` : `20${found['year20']}`);

const writtenShape = (pattern: string): Shape => {
  const parts = partsOf(pattern).map((part) => tokens[part] ?? `\\${part}`);
  const shape = new RegExp(`^${parts.join('')}$`);
  return (text) => {
    const found = shape.exec(text)?.groups;
    if (found === undefined) return null;
    const rest = [found['month'], found['day']].flatMap((part) => part?.padStart(2, '0') ?? []);
    return [yearOf(found), ...rest].join('-');
  };
};

/** Reads dates by the first pattern whose shape fits. */
export const dateReader = (patterns: readonly string[]): ((text: string) => DateReading) => {
  const shapes = patterns.map((pattern) => (pattern === serial ? serialShape : writtenShape(pattern)));
  return (text) => {
    for (const shape of shapes) {
      const date = shape(text);
      if (date !== null) return isPartialDate(date) ? { date } : { fault: 'date_not_in_calendar' };
    }
    return { fault: 'date_shape_unknown' };
  };
};
