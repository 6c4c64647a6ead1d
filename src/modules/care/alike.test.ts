import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Her, likeness, lookedUpBy, openRoster } from './alike.ts';
import { termsOf } from './search-terms.ts';

const her = (of: Partial<Her>): Her => ({
  recordNumber: 'R-1',
  latinName: null,
  nativeName: null,
  bornOn: null,
  ...of,
});
const kim = her({
  recordNumber: '12-345678',
  latinName: 'Kim Seo-yeon',
  nativeName: '김서연',
  bornOn: '1961-02-03',
});

describe('two records may be one woman', () => {
  test.each<[string, Partial<Her>, ReturnType<typeof likeness>]>([
    ['the same number without its hyphen', { recordNumber: '12345678' }, 'number'],
    [
      'the same number in full width',
      { recordNumber: '１２３４５６７８', latinName: 'Lee', bornOn: '1970' },
      'number',
    ],
    [
      'her name and birth under another number',
      { recordNumber: 'X-9', latinName: 'kim seoyeon', bornOn: '1961-02-03' },
      'name-and-birth',
    ],
    [
      'her name in another order',
      { recordNumber: 'X-9', latinName: 'SEO-YEON, KIM', bornOn: '1961-02-03' },
      'name-and-birth',
    ],
    [
      'her Hangul name as letters',
      { recordNumber: 'X-9', nativeName: '김서연'.normalize('NFD'), bornOn: '1961-02-03' },
      'name-and-birth',
    ],
    ['her name, her birth unknown', { recordNumber: 'X-9', latinName: 'Kim Seo-yeon' }, null],
    [
      'her name, her birth known to the year',
      { recordNumber: 'X-9', latinName: 'Kim Seo-yeon', bornOn: '1961' },
      null,
    ],
    [
      'her name, born another day',
      { recordNumber: 'X-9', latinName: 'Kim Seo-yeon', bornOn: '1961-02-04' },
      null,
    ],
    ['her birth, another name', { recordNumber: 'X-9', latinName: 'Lee Ha-eun', bornOn: '1961-02-03' }, null],
    ['one digit wrong, her name', { recordNumber: '12345679', latinName: 'Kim Seo-yeon' }, 'near-number'],
    [
      'two digits the wrong way round, her name',
      { recordNumber: '12345687', latinName: 'Kim Seo-yeon' },
      'near-number',
    ],
    [
      'one digit wrong, her birth, her name misspelt',
      { recordNumber: '12345679', latinName: 'Kim Seoyoun', bornOn: '1961-02-03' },
      'near-number',
    ],
    ['one digit wrong, a name in another script only', { recordNumber: '12345679', nativeName: '金' }, null],
    [
      'one digit wrong, another woman',
      { recordNumber: '12345679', latinName: 'Lee Ha-eun', bornOn: '1970-01-01' },
      null,
    ],
    [
      'one digit wrong, another name, birth unknown',
      { recordNumber: '12345679', latinName: 'Lee Ha-eun' },
      null,
    ],
    [
      'one digit wrong, her name, born in another year',
      { recordNumber: '12345679', latinName: 'Kim Seo-yeon', bornOn: '1970' },
      null,
    ],
    ['one digit wrong and nothing else known', { recordNumber: '12345679' }, null],
    ['two digits wrong', { recordNumber: '12345689', latinName: 'Kim Seo-yeon' }, null],
    ['three digits wrong', { recordNumber: '12345000', latinName: 'Kim Seo-yeon' }, null],
    ['a digit less, her name', { recordNumber: '1234567', latinName: 'Kim Seo-yeon' }, 'near-number'],
    ['a digit doubled, her name', { recordNumber: '123345678', latinName: 'Kim Seo-yeon' }, 'near-number'],
    [
      'a digit less, her birth, her name in another script',
      { recordNumber: '2345678', nativeName: '金', bornOn: '1961-02-03' },
      'near-number',
    ],
    [
      'a digit less, another woman',
      { recordNumber: '1234567', latinName: 'Lee', bornOn: '1970-01-01' },
      null,
    ],
    [
      'a digit less, her name, born in another year',
      { recordNumber: '1234567', latinName: 'Kim Seo-yeon', bornOn: '1970' },
      null,
    ],
    ['a digit less and nothing to compare', { recordNumber: '1234567', bornOn: null }, null],
    ['two digits less', { recordNumber: '123456', latinName: 'Kim Seo-yeon' }, null],
    ['leading zeros', { recordNumber: '00012345678' }, 'number'],
    ['leading zeros, another name', { recordNumber: '012345678', latinName: 'Lee Ha-eun' }, 'number'],
    [
      'leading zeros, another name and birth',
      { recordNumber: '012345678', latinName: 'Lee Ha-eun', bornOn: '1970-01-01' },
      null,
    ],
  ])('%s', (_what, other, expected) => {
    expect(likeness(kim, her(other))).toBe(expected);
    expect(likeness(her(other), kim)).toBe(expected);
  });

  test.each<[string, string, ReturnType<typeof likeness>]>([
    ['123', '00123', 'number'],
    ['P-00123', 'P123', 'number'],
    ['R-10', 'R-100', null],
    ['12345', '1234', null],
    ['123456', '12345', 'near-number'],
  ])('%s and %s under one name: %s', (one, other, expected) => {
    const named = { latinName: 'Kim Seo-yeon' };
    expect(likeness(her({ recordNumber: one, ...named }), her({ recordNumber: other, ...named }))).toBe(
      expected,
    );
  });

  test('numbers that count up are other women, whatever their length', () => {
    const women = Array.from({ length: 600 }, (_, at) =>
      her({ recordNumber: String(99_700 + at), latinName: `Kim ${at}`, bornOn: `19${40 + (at % 50)}-02-03` }),
    );
    const roster = openRoster<string>();
    const asked = women.flatMap((woman) => {
      const found = roster.alike(woman).filter((bornOn) => bornOn !== woman.bornOn);
      roster.add(woman, woman.bornOn ?? '');
      return found;
    });
    expect(asked).toEqual([]);
  });

  test('where nothing can be compared, a number one slip away is asked about', () => {
    const hangul = her({ recordNumber: '100', nativeName: '이하은' });
    expect(likeness(hangul, her({ recordNumber: '101', latinName: 'Lee Ha-eun' }))).toBe('near-number');
    expect(likeness(hangul, her({ recordNumber: '101' }))).toBe(null);
  });
});

const name = fc.option(fc.constantFrom('Kim Min-ji', 'Minji Kim', '김민지', 'Müller', 'Mueller', 'Lee'), {
  nil: null,
});
const anyone = fc.record<Her>({
  recordNumber: fc.oneof(
    fc.stringMatching(/^[AB]?0{0,3}[0-2]{3}-?[0-2]{1,4}$/),
    fc.string({ minLength: 1, maxLength: 12 }),
  ),
  latinName: name,
  nativeName: name,
  bornOn: fc.constantFrom(null, '1961', '1961-02', '1961-02-03', '1961-02-04'),
});

describe('who is alike', () => {
  test('is alike both ways, and never by what is unknown', () => {
    fc.assert(
      fc.property(anyone, anyone, (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a));
        if (likeness(a, b) === 'name-and-birth') expect(a.bornOn).toHaveLength(10);
      }),
      { numRuns: 5000 },
    );
  });

  test('is found by what one looks up: no pair that the rule knows is missed', () => {
    fc.assert(
      fc.property(fc.array(anyone, { minLength: 1, maxLength: 12 }), anyone, (women, one) => {
        const expected = women.filter((woman) => likeness(one, woman) !== null);
        const roster = openRoster<Her>();
        for (const woman of women) roster.add(woman, woman);
        expect(new Set(roster.alike(one))).toEqual(new Set(expected));
        expect(roster.alike(one)).toHaveLength(expected.length);
        const { numbers, names } = lookedUpBy(one);
        for (const woman of expected) {
          const terms = termsOf({ ...woman, sortName: null });
          const byName = names.some((term) => terms.includes(term)) && woman.bornOn === one.bornOn;
          expect(byName || numbers.some((term) => terms.includes(term))).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
