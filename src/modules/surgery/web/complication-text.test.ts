import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { complicationNamed } from '../records/outcome.ts';
import { complicationText } from './complication-text.ts';

const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
const told = (
  name: string | null,
  detail: string | null,
  { organ = null, treatment = null }: { organ?: string | null; treatment?: string | null } = {},
) =>
  complicationText(i18n, {
    ...complicationNamed({ name, organ, treatment }),
    detail,
    kind: 'other',
    grade: 'II',
  });

test('what is said of a complication in words stands beside its name, most of all beside one that names nothing', () => {
  expect(told('other', 'Chyle leak')).toBe('Another complication, Chyle leak, Clavien-Dindo II');
  expect(told('seroma', 'left groin')).toBe('Wound seroma, left groin, Clavien-Dindo II');
  expect(told(null, 'Chyle leak')).toBe('Chyle leak, Clavien-Dindo II');
  expect(told(null, null)).toBe('Clavien-Dindo II');
});

test('its organ and what was done about it are told', () => {
  expect(told('anastomotic_leak', null, { organ: 'large_bowel', treatment: 'laparotomy' })).toBe(
    'Anastomotic leak, Large bowel and rectum, Clavien-Dindo II, Laparotomy',
  );
});
