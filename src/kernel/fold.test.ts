import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endingsOf, fold, readingsOf, squeeze, turnsOf } from './fold.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const word = fc.stringMatching(/^[a-z]{1,8}$/);

describe('one folded form', () => {
  test.each([
    ['O’Neill, Siobhán', 'oneill siobhan'],
    ["o'neill", 'oneill'],
    ['O´NEILL', 'oneill'],
    ['Nguyễn Thị Hồng', 'nguyen thi hong'],
    ['Nguyễn Thị Hồng'.normalize('NFD'), 'nguyen thi hong'],
    ['Đặng', 'dang'],
    ['Şahin, Işıl', 'sahin isil'],
    ['IŞIL İPEK', 'isil ipek'],
    ['Łuczak', 'luczak'],
    ['Straße', 'strasse'],
    ['Müller, Änne', 'muller anne'],
    ['ＫＩＭ　Ｍｉｎ－ｊｉ', 'kim min ji'],
    ['Ёлкина', 'елкина'],
    ['Oʻgʻiloy', 'ogiloy'],
    ['김민지', '김민지'],
    ['김민지'.normalize('NFD'), '김민지'],
    ['ｷﾑ', 'キム'],
    ['12-345', '12345'],
    ['１２–３４５', '12345'],
    ['R.12/345', 'r12345'],
    ['Kim\u200b Seo\u00adyeon', 'kim seoyeon'],
    ['2\u1ffdε', '2ε'],
    [' \t%  ', ''],
  ])('%s is %s', (written, folded) => expect(fold(written)).toBe(folded));

  test('folding again changes nothing; nor do normal form, capitals and spaces around', () => {
    fc.assert(
      fc.property(text, (any) => {
        const folded = fold(any);
        expect(fold(folded)).toBe(folded);
        expect(fold(any.normalize('NFD'))).toBe(folded);
        expect(fold(`  ${any} `)).toBe(folded);
      }),
      { numRuns: 2000 },
    );
  });

  test('plain letters among accented ones are read as they are alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(fold(`${text}\u0301 é`)).toBe(fold(`${text} e`));
      }),
    );
  });

  test('capitals of any Latin or Cyrillic letter are the letter', () => {
    const wrong: string[] = [];
    for (let code = 0x41; code < 0x530; code += 1) {
      const letter = String.fromCodePoint(code);
      if (
        /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(letter) &&
        fold(letter) !== fold(letter.toUpperCase())
      )
        wrong.push(letter);
    }
    expect(wrong).toEqual([]);
  });

  test('all Hangul syllables stay themselves, however they were typed', () => {
    for (let code = 0xac00; code <= 0xd7a3; code += 1) {
      const one = String.fromCodePoint(code);
      if (fold(one.normalize('NFD')) !== one) throw new Error(one);
    }
  });
});

describe('what a text is found by', () => {
  test.each([
    ['Kim Seo-yeon', ['kimseoyeon', 'seoyeon', 'yeon']],
    ['김서연', ['김서연', '서연', '연']],
    ['TCGA-04-1331', ['tcga041331', '041331', '1331']],
    ['van der Berg, Els', ['vanderbergels', 'derbergels', 'bergels', 'els']],
    ['---', []],
  ])('%s', (written, endings) => expect(endingsOf(written)).toEqual(endings));

  test('every ending ends the squeezed whole, which is the first', () => {
    fc.assert(
      fc.property(text, (any) => {
        const endings = endingsOf(any);
        expect(endings[0] ?? '').toBe(squeeze(any));
        for (const ending of endings) expect(squeeze(any).endsWith(ending)).toBe(true);
      }),
    );
  });

  test('a name in any order turns into the same', () => {
    fc.assert(
      fc.property(word, word, (family, given) => {
        expect(turnsOf(`${family} ${given}`)).toContain(squeeze(`${given}, ${family.toUpperCase()}`));
      }),
    );
  });

  test('letters that are also written as two are read both ways', () => {
    expect(readingsOf('MÜLLER').map(fold)).toEqual(['muller', 'mueller']);
    expect(readingsOf('Jørgen').map(fold)).toEqual(['jorgen', 'joergen']);
    expect(readingsOf('Choe')).toEqual(['Choe']);
  });
});
