import { expect, test, vi } from 'vitest';
import { i18nWith } from './i18n.ts';

const whole = { messages: { aaaaaa: ['One'], bbbbbb: ['Two'] } };

test('a message that has yet to come is brought when it is asked for, and then said to whoever asked', async () => {
  const load = vi.fn(() => Promise.resolve(whole));
  const { i18n } = i18nWith('en', { aaaaaa: ['One'] }, load);
  const anew = vi.fn();
  i18n.on('change', anew);
  expect([i18n._('aaaaaa'), load.mock.calls.length]).toEqual(['One', 0]);
  expect([i18n._('bbbbbb'), i18n._('bbbbbb')]).toEqual(['…', '…']);
  await vi.waitFor(() => expect(anew).toHaveBeenCalledTimes(1));
  expect([i18n._('bbbbbb'), load.mock.calls.length]).toEqual(['Two', 1]);
});

test('a catalogue that came before anybody missed it makes nobody look again', async () => {
  const { i18n, complete } = i18nWith('en', { aaaaaa: ['One'] }, () => Promise.resolve(whole));
  const anew = vi.fn();
  i18n.on('change', anew);
  await complete();
  expect([i18n._('bbbbbb'), anew.mock.calls.length]).toEqual(['Two', 0]);
});

test('a catalogue that did not come is asked for again', async () => {
  const load = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue(whole);
  const { i18n, complete } = i18nWith('en', {}, load);
  await expect(complete()).rejects.toThrow('away');
  await complete();
  expect(i18n._('bbbbbb')).toBe('Two');
});
