import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLocale, languages, negotiate, switchedOn } from './languages.ts';

describe('negotiate', () => {
  it("takes the reader's own choice before the browser's wish", () => {
    expect(negotiate('en-GB,en;q=0.9', 'a=b; language=ko')).toBe('ko');
  });

  it('takes the most wanted language that is switched on', () => {
    expect(negotiate('ru-RU,ko;q=0.4,en;q=0.3', null)).toBe('ko');
    expect(negotiate('en;q=0.2, ko-KR;q=0.8', null)).toBe('ko');
    expect(negotiate('ko;q=0, en;q=0.1', null)).toBe('en');
  });

  it('reads English to everyone else', () => {
    expect(negotiate(null, null)).toBe('en');
    expect(negotiate('uz', 'language=uz')).toBe('en');
  });

  it('answers a switched-on language whatever is sent', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (accept, cookie) => isLocale(negotiate(accept, cookie))));
  });

  it('switches on only languages that have a catalogue', () => {
    expect(languages).toEqual(expect.arrayContaining([...switchedOn]));
  });
});
