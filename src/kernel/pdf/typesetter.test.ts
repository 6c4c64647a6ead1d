import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { readPdf } from '../../testing/read-pdf.ts';
import { refusedSign } from './printable.ts';
import { type Head, openTypesetter } from './typesetter.ts';

const typesetter = openTypesetter();
afterAll(() => typesetter.close());

const head: Head = {
  house: 'Test centre',
  title: 'Texts',
  about: 'Nobody',
  made: '2026-12-01',
  madeBy: 'Made by a test',
  pages: 'Page {page} of {pages}',
  language: 'en',
  wide: false,
};
const print = (...texts: string[]) => typesetter.print('testing/pdf/texts.typ', { head, texts });
const textOf = async (...texts: string[]) => (await readPdf(await print(...texts))).pages.join(' ');

/** Each language's own letters, and the rare ones that fonts lack. */
const languages = {
  English: 'The board recommends chemotherapy before surgery.',
  Korean: '다학제 회의는 수술 전 항암을 권고합니다. 뷁 쀍 똠방각하 (가)',
  Russian: 'Консилиум рекомендует химиотерапию перед операцией. Ёё Ъъ Щщ',
  Vietnamese: 'Hội đồng khuyến nghị hóa trị trước phẫu thuật. ẵ ặ ộ ữ ỹ Đđ',
  Mongolian: 'Зөвлөл мэс заслын өмнө хими эмчилгээ хийхийг зөвлөж байна. Үү Өө',
  'Uzbek in Latin letters': 'Kengash operatsiyadan oldin kimyoterapiyani tavsiya qiladi: oʻ gʻ Oʻ Gʻ ʼ',
  'Uzbek in Cyrillic letters': 'Кенгаш операциядан олдин кимётерапияни тавсия қилади: ғ ҳ қ ў Ғ Ҳ Қ Ў',
};

test('one font shows the letters of all six languages, each as it was written', async () => {
  const found = await textOf(...Object.values(languages));
  for (const [name, text] of Object.entries(languages)) expect(found, name).toContain(text);
});

test('each page says whose document it is, when and by whom it was made, and which of how many it is', async () => {
  const { pages } = await readPdf(await print(...Array.from({ length: 120 }, (_, line) => `line ${line}`)));
  expect(pages.length).toBeGreaterThan(2);
  for (const [index, page] of pages.entries())
    for (const said of ['Test centre', 'Nobody', 'Made by a test', `Page ${index + 1} of ${pages.length}`])
      expect(page).toContain(said);
});

test('it is a PDF/A-3b, and the same told twice are the same bytes', async () => {
  const [first, second] = [await print('once'), await print('once')];
  const digest = (pdf: Uint8Array) => createHash('sha256').update(pdf).digest('hex');
  expect(digest(second)).toBe(digest(first));
  const { xmp } = await readPdf(first);
  expect(xmp).toMatch(/pdfaid:part>3</);
  expect(xmp).toMatch(/pdfaid:conformance>B</);
  expect(xmp).toContain('2026-12-01');
  expect(digest(await print('twice'))).not.toBe(digest(first));
});

describe('what people wrote is data', () => {
  test.each([
    '#panic("no")',
    '#import "/main.ts"',
    '$x^2$ \\ @reference <label> `code` *bold* _it_ = heading',
    '// no comment /* nor this */ -- --- ... ~',
    '"quoted" \'single\' “curly” ]#[ }{ ${1} %s &amp; <b>',
    'http://localhost/ a@b.c [x](y)',
    '- list + enum / term: 1. one',
    'fi fl ffi -> => != 0x1F 1/2',
    'a\u0301 \u0111\u01A1\u0300',
  ])('%s', async (text) => {
    expect(await textOf(text)).toContain(`<${text.normalize('NFC')}>`);
  });

  test.each([
    ['א', 'א (U+05D0)'],
    ['before שלום', '(U+05'],
    ['😀', '😀 (U+1F600)'],
    ['a\u05B0', 'U+05B0'],
    ['q\u0323\u0307', 'U+0323'],
    ['one\u202Etwo', 'U+202E'],
    ['soft\u00ADhyphen', 'U+00AD'],
    ['zero\u200Bwidth', 'U+200B'],
    ['bell\u0007', 'U+0007'],
    ['lone \uD800', 'U+D800'],
  ])('%j is refused by name', async (text, sign) => {
    await expect(print(text)).rejects.toMatchObject({
      code: 'sign_not_printable',
      params: { sign: expect.stringContaining(sign) },
    });
    expect(await textOf('after it')).toContain('<after it>');
  });

  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        ...'#$\\@*_`~<>[]{}()"\'/=-+.,:;%&|^!?'.split(''),
        ' ',
        '\\u',
        '#let',
        '$(',
        'א',
        'e\u0301',
        '😀',
      ),
      fc.constantFrom(...'가힣өүoʻғҳқўđữЖёaZ09'.split('')),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }),
    ),
    minLength: 1,
    maxLength: 24,
  });
  test('any text comes out as it is or is refused by the sign that no page can show', async () => {
    let [shown, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const written = text.normalize('NFC').trim();
        try {
          const found = await textOf(written);
          shown += 1;
          const bare = (given: string) => given.normalize('NFKC').replaceAll(/\s+/g, '');
          expect(bare(found)).toContain(bare(`<${written}>`));
        } catch (error) {
          if ((error as { code?: string }).code !== 'sign_not_printable') throw error;
          refused += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(Math.min(shown, refused)).toBeGreaterThan(20);
  });
});

test('a template that is not there says which, and the next document is set', async () => {
  await expect(typesetter.print('testing/pdf/none.typ', { head })).rejects.toThrow('testing/pdf/none.typ');
  expect(await textOf('next')).toContain('<next>');
});

test('more documents than may wait are refused, and what was begun is finished', async () => {
  const narrow = openTypesetter(1);
  const one = () => narrow.print('testing/pdf/texts.typ', { head, texts: ['x'] });
  const asked = await Promise.allSettled([one(), one(), one()]);
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(asked[2]).toMatchObject({ reason: { code: 'too_many_at_once' } });
  await narrow.close();
  expect((await one()).length).toBeGreaterThan(1000);
  await narrow.close();
});

test('what the typesetter says of anything else names no sign', () => {
  expect(refusedSign('unknown variable: x')).toBeNull();
});
