import { expect, test } from 'vitest';
import { dateReader, isDatePattern } from './date-pattern.ts';

test.each([
  'serial-1900',
  'DD.MM.20YY',
  'YYYY-MM-DD hh:mm:ss',
  'YYYY-MM-DDThh:mm:ss',
  'D.M.YYYY hh:mm',
  'YYYY',
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'M/D/YYYY',
  'YYYYMMDD',
  'MM.YYYY',
])('%s is a pattern', (pattern) => {
  expect(isDatePattern(pattern)).toBe(true);
});
test.each([
  'serial',
  '18YY',
  'YYYY 20YY',
  'hh:mm',
  'YYYY hh:mm',
  'hh:mm YYYY-MM-DD',
  '',
  'YY',
  'MM-DD',
  'DD.YYYY',
  'YYYY-YYYY',
  'YYYY-MM-M',
  'YYYY-MM-DD-D',
  'YYYY-MM-DDTHH',
  'YYYYThh:mm:ss',
  'Thh:mm:ss YYYY-MM-DD',
  'YYYY-MM-DDT',
  '.*',
])('%j is not', (pattern) => {
  expect(isDatePattern(pattern)).toBe(false);
});

test.each([
  [['YYYY'], '2008', { date: '2008' }],
  [['YYYY'], '0008', { fault: 'date_not_in_calendar' }],
  [['YYYY'], '08', { fault: 'date_shape_unknown' }],
  [['YYYY-MM-DD'], '2026-02-28', { date: '2026-02-28' }],
  [['YYYY-MM-DD'], '2026-02-30', { fault: 'date_not_in_calendar' }],
  [['YYYY-MM-DD'], '2023-02-29', { fault: 'date_not_in_calendar' }],
  [['YYYY-MM-DD'], '2024-02-29', { date: '2024-02-29' }],
  [['YYYY-MM-DD'], '0000-00-00', { fault: 'date_not_in_calendar' }],
  [['YYYY-MM-DD'], '26-02-28', { fault: 'date_shape_unknown' }],
  [['YYYY-M-D'], '2009-6-2', { date: '2009-06-02' }],
  [['D.M.YYYY', 'M.YYYY', 'YYYY'], '3.12.1999', { date: '1999-12-03' }],
  [['D.M.YYYY', 'M.YYYY', 'YYYY'], '12.1999', { date: '1999-12' }],
  [['DD/MM/YYYY'], '12/31/1999', { fault: 'date_not_in_calendar' }],
  [['DD.MM.YYYY'], '31x12x1999', { fault: 'date_shape_unknown' }],
  [['MM/DD/YYYY'], '12/31/1999', { date: '1999-12-31' }],
  [['YYYYMMDD'], '19991231', { date: '1999-12-31' }],
  [['YYYY-MM-DD hh:mm:ss'], '2025-03-07 00:00:00', { date: '2025-03-07' }],
  [['YYYY-MM-DD hh:mm:ss'], '2025-03-07', { fault: 'date_shape_unknown' }],
  [['YYYY-MM-DDThh:mm:ss'], '2025-03-07T18:30:00', { date: '2025-03-07' }],
  [['YYYY-MM-DDThh:mm:ss'], '2025-03-07T18:30:00.250', { date: '2025-03-07' }],
  [['YYYY-MM-DD', 'YYYY-MM-DDThh:mm:ss'], '2025-03-07 18:30:00', { fault: 'date_shape_unknown' }],
  [['DD.MM.20YY'], '07.03.25', { date: '2025-03-07' }],
  [['DD.MM.19YY'], '07.03.25', { date: '1925-03-07' }],
  [['DD.MM.20YY'], '07.03.2025', { fault: 'date_shape_unknown' }],
  [['YYYY. M. D.'], '2025. 3. 7.', { date: '2025-03-07' }],
  [['serial-1900'], '45723', { date: '2025-03-07' }],
  [['serial-1900'], '61', { fault: 'date_shape_unknown' }],
  [['serial-1900'], '45723.5', { fault: 'date_shape_unknown' }],
  [['YYYY-MM-DD'], '45723', { fault: 'date_shape_unknown' }],
  [['YYYY', 'serial-1900'], '2025', { date: '2025' }],
])('%j reads %s', (patterns, text, expected) => {
  expect(dateReader(patterns)(text)).toEqual(expected);
});
