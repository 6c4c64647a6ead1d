import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codes, common, drugs, every, fear, pain, word } from '../../testing/every-kind-defined.ts';
import { generatedAnswers } from '../../testing/generated-answers.ts';
import { ownForm } from '../../testing/own-form.ts';
import { type AnyAnswers, kept, readKept, rowsOfGroup } from './answers.ts';
import { type Definition, definitionOf } from './definition.ts';
import { postOf } from './posted.ts';
import { readForm } from './read-form.ts';
import { schemaOf } from './schema.ts';

const listed = { name: 'drug', kind: 'coded', ...common, ...word('Drug') };

const facts = { age: { number: true }, site: { codes: ['ovary', 'cervix'] } } as const;

const faultsOf = (json: unknown): string[] => {
  const read = definitionOf(json, facts);
  return 'faults' in read ? read.faults.map(({ place, code }) => `${place.field ?? ''} ${code}`) : [];
};
const read = (json: unknown): Definition => {
  const found = definitionOf(json, facts);
  if ('faults' in found) throw new Error(faultsOf(json).join());
  return found.definition;
};
const withItems = (...items: readonly unknown[]) => ({ ...every, items });

describe('a form that is defined as data', () => {
  it('has its items, sections and codes in the order in which they are written', () => {
    const { form, words } = read(every);
    expect(form).toMatchObject({ id: 'every-kind', version: 3, sections: ['second', 'first'] });
    expect(Object.keys(form.items)).toEqual(every.items.map(({ name }) => name));
    expect(form.items['fear']).toEqual({
      kind: 'choice',
      codes: ['9', '10', 'b', 'a'],
      section: 'first',
      absent: ['not_applicable'],
    });
    expect(words.sections).toEqual({ first: { en: 'First' }, second: { en: 'Second' } });
    expect(words.items['fear']).toMatchObject({ hint: { en: 'Most' }, codes: { '10': { en: '10' } } });
    expect(words.title).toEqual({ en: 'Every kind', ko: '모든 종류' });
  });

  it('has lists of lines and grids as a form of the program has them, with their words', () => {
    const { form, words } = read(every);
    expect(form.items['organs']).toEqual({
      kind: 'grid',
      section: 'first',
      needed: true,
      rows: ['uterus', 'ovary', 'pleura'],
      answers: ['there', 'gone'],
      details: { gone: { side: { kind: 'choice', codes: ['left', 'right'] }, on: { kind: 'date' } } },
      only: { side: ['ovary'] },
      fill: { answer: 'there', except: ['pleura'] },
      parts: [
        { name: 'low', rows: ['uterus', 'ovary'] },
        { name: 'high', rows: ['pleura'] },
      ],
    });
    expect(words.items['organs']).toMatchObject({
      rows: { ovary: { en: 'ovary' } },
      answers: { gone: { en: 'Gone' } },
      details: { gone: { side: { label: { en: 'Side' }, codes: { left: { en: 'left' } } } } },
      fill: { en: 'All others' },
      parts: { high: { en: 'High' } },
    });
    const { medicines } = form.items;
    expect(medicines).toMatchObject({ kind: 'group', always: ['what'], lines: 3 });
    expect(medicines?.kind === 'group' && Object.keys(medicines.items)).toEqual([
      'what',
      'often',
      'else',
      'hurts',
      'by',
      'drug',
    ]);
    expect(medicines?.kind === 'group' && medicines.items['drug']).toMatchObject({
      list: 'every-kind-medicines-drug',
      codes: ['paclitaxel', 'carboplatin'],
    });
    expect(words.items['medicines']).toMatchObject({
      none: { ko: '없음' },
      items: { drug: { hint: { en: 'Typed' }, codes: { paclitaxel: { ko: '파클리탁셀' } } } },
    });
  });

  it('says the same after a store that keeps no order of keys', () => {
    const shuffled: unknown = JSON.parse(JSON.stringify(every), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    );
    expect(read(shuffled)).toEqual(read(every));
    expect(Object.keys(read(shuffled).form.items)).toEqual(Object.keys(read(every).form.items));
  });

  it.each([every, ownForm])(
    'takes its own answers, and page, store and page again give them back: $id',
    (json) => {
      const { form } = read(json);
      const schema = schemaOf(form);
      fc.assert(
        fc.property(generatedAnswers(form), (answers) => {
          fc.pre(rowsOfGroup(answers['medicines']).every((row) => row['what'] !== null));
          expect(schema.parse(answers)).toEqual(answers);
          expect(readForm(form, postOf(form, answers), () => '')).toMatchObject({ answers, faults: [] });
          const stored: unknown = JSON.parse(JSON.stringify(kept(form, answers)));
          expect(readKept(form, stored as AnyAnswers)).toEqual(answers);
        }),
        { numRuns: 300 },
      );
    },
  );
});

/** `not` around a condition, so many times. */
const nested = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inner) => ({ not: inner }), { item: 'pain', above: 1 });
const asking = (when: unknown) => withItems(pain, { ...fear, when });

const what = { name: 'what', kind: 'line', max: 60, ...word('What') };
const often = { name: 'often', kind: 'choice', codes: codes('none', 'some'), ...word('Often') };
const inLines = (...items: readonly unknown[]) => ({
  name: 'list',
  kind: 'group',
  ...common,
  ...word('List'),
  items,
});
const grid = {
  name: 'organs',
  kind: 'grid',
  ...common,
  ...word('Organs'),
  rows: codes('uterus', 'ovary'),
  answers: codes('there', 'gone'),
};

describe('a definition that is wrong', () => {
  it.each([
    ['no object', null, [' invalid_type']],
    [
      'nothing in it',
      {},
      [
        'id invalid_type',
        'version invalid_type',
        'title invalid_type',
        'sections invalid_type',
        'items invalid_type',
      ],
    ],
    ['an id that is no word of an address', { ...every, id: 'Her words' }, ['id invalid_format']],
    ['a version that is none', { ...every, version: 0 }, ['version number_too_small']],
    ['something unknown', { ...every, print: true }, ['print unrecognized_keys']],
    ['no English', { ...every, title: { ko: '제목' } }, ['title.en invalid_type']],
    ['a language that is none', { ...every, title: { en: 'T', xx: 'T' } }, ['title.xx unrecognized_keys']],
    ['an empty word', withItems({ ...pain, label: { en: ' ' } }), ['items.pain.label.en too_small']],
    ['no items', withItems(), ['items too_small']],
    ['a kind that is none', withItems({ ...pain, kind: 'slider' }), ['items.pain.kind invalid_union']],
    ['a list without lines', withItems(inLines()), ['items.list.items too_small']],
    [
      'a kind that no line has',
      withItems(inLines({ ...what, kind: 'prose' })),
      ['items.list.items.what.kind invalid_union'],
    ],
    [
      'a part of a line with a section of its own',
      withItems(inLines({ ...what, section: 'first' })),
      ['items.list.items.what.section unrecognized_keys'],
    ],
    ['a part of a line twice', withItems(inLines(what, what)), ['items.list.items.what name_twice']],
    [
      'a condition of a line on nothing, and one of the form on a part of a line',
      withItems(inLines(what, { ...what, name: 'how', when: { item: 'often', in: ['x'] } }), {
        ...pain,
        when: { item: 'what', in: ['x'] },
      }),
      ['items.list.items.how.when field_unknown', 'items.pain.when field_unknown'],
    ],
    [
      'conditions of a line in a circle',
      withItems(
        inLines(
          { ...often, name: 'a', when: { item: 'b', in: ['some'] } },
          { ...often, name: 'b', when: { item: 'a', in: ['some'] } },
        ),
      ),
      ['items.list.items.a.when condition_in_circle', 'items.list.items.b.when condition_in_circle'],
    ],
    [
      'a condition on a whole list',
      withItems(inLines(what), { ...pain, when: { item: 'list', in: ['x'] } }),
      ['items.pain.when code_unknown'],
    ],
    [
      'bounds of a line the wrong way round',
      withItems(inLines({ name: 'n', kind: 'number', min: 3, max: 2, ...word('N') })),
      ['items.list.items.n.max range_reversed'],
    ],
    [
      'what every line says and no line has, or only sometimes',
      withItems({
        ...inLines({ ...often, name: 'a' }, { ...what, when: { item: 'a', in: ['some'] } }),
        always: ['how', 'what'],
        once: [{ item: 'where' }, { item: 'a', of: ['more'] }],
      }),
      [
        'items.list.always.how field_unknown',
        'items.list.always.what needed_and_conditional',
        'items.list.once.where field_unknown',
        'items.list.once.a.more code_unknown',
      ],
    ],
    [
      'a list in a line in which a name means two entries',
      withItems(
        inLines({
          name: 'drug',
          kind: 'coded',
          ...word('D'),
          entries: [...drugs, { code: 'TAXOL', ...word('T') }],
        }),
      ),
      ['items.list.items.drug.entries.TAXOL name_twice'],
    ],
    [
      'a grid without rows and answers',
      withItems({ ...grid, rows: [], answers: [] }),
      ['items.organs.rows too_small', 'items.organs.answers too_small'],
    ],
    [
      'a row and an answer of a grid twice',
      withItems({ ...grid, rows: codes('ovary', 'ovary'), answers: codes('gone', 'gone') }),
      ['items.organs.rows.ovary name_twice', 'items.organs.answers.gone name_twice'],
    ],
    [
      'a detail of a grid twice',
      withItems({
        ...grid,
        answers: [...codes('there'), { code: 'gone', ...word('G'), details: [what, what] }],
      }),
      ['items.organs.answers.gone.details.what name_twice'],
    ],
    [
      'a detail that only a row has that is none',
      withItems({
        ...grid,
        answers: [{ code: 'gone', ...word('G'), details: [{ ...what, rows: ['tube'] }] }],
      }),
      ['items.organs.answers.gone.details.what.rows.tube code_unknown'],
    ],
    [
      'a detail that is called as the answer is',
      withItems({
        ...grid,
        answers: [{ code: 'gone', ...word('G'), details: [{ ...what, name: 'answer' }] }],
      }),
      ['items.organs.answers.gone.details.answer.name name_reserved'],
    ],
    [
      'others that are given no answer of the grid, but for a row that is none',
      withItems({ ...grid, fill: { answer: 'free', label: { en: 'Others' }, except: ['tube'] } }),
      ['items.organs.fill.free code_unknown', 'items.organs.fill.except.tube code_unknown'],
    ],
    [
      'a row in two parts of a grid, one in none, and one that is none',
      withItems({
        ...grid,
        rows: codes('uterus', 'ovary', 'tube'),
        parts: [
          { name: 'a', title: { en: 'A' }, rows: ['uterus', 'ovary'] },
          { name: 'b', title: { en: 'B' }, rows: ['ovary', 'liver'] },
        ],
      }),
      [
        'items.organs.parts.liver code_unknown',
        'items.organs.parts.ovary name_twice',
        'items.organs.rows.tube section_unknown',
      ],
    ],
    [
      'a text named as people are',
      withItems({ ...what, ...common, name: 'person' }),
      ['items.person.name name_reserved'],
    ],
    ['a mistyped option', withItems({ ...pain, needd: true }), ['items.pain.needd unrecognized_keys']],
    ['an item without a name', withItems({ ...pain, name: undefined }), ['items.0.name invalid_type']],
    [
      'a name an object brings along',
      withItems({ ...pain, name: 'constructor' }),
      ['items.constructor.name name_reserved'],
    ],
    ['the name of the reasons', withItems({ ...pain, name: 'absent' }), ['items.absent.name name_reserved']],
    [
      'a name that is none',
      withItems({ ...pain, name: '__proto__' }),
      ['items.0.name invalid_format', 'items.0.name name_reserved'],
    ],
    [
      'a code an object brings along',
      withItems({ ...fear, codes: codes('a', 'toString') }),
      ['items.fear.codes.toString.code name_reserved'],
    ],
    ['no codes', withItems({ ...fear, codes: [] }), ['items.fear.codes too_small']],
    [
      'a code that is a reason',
      withItems({ ...fear, codes: codes('~unknown') }),
      ['items.fear.codes.0.code invalid_format'],
    ],
    ['a code twice', withItems({ ...fear, codes: codes('a', 'a') }), ['items.fear.codes.a name_twice']],
    [
      'a reason twice',
      withItems({ ...pain, absent: ['unknown', 'unknown'] }),
      ['items.pain.absent answer_twice'],
    ],
    [
      'a reason that is none',
      withItems({ ...pain, absent: ['later'] }),
      ['items.pain.absent.0 invalid_value'],
    ],
    [
      'a unit twice',
      withItems({ name: 'm', kind: 'quantity', units: ['g', 'g'], min: 0, max: 1, ...common, ...word('M') }),
      ['items.m.units answer_twice'],
    ],
    ['four decimals', withItems({ ...pain, decimals: 4 }), ['items.pain.decimals number_too_large']],
    [
      'a list in which a name means two entries',
      withItems({ ...listed, entries: [...drugs, { code: 'c', label: { en: 'TAXOL' } }] }),
      ['items.drug.entries.c name_twice'],
    ],
    [
      'a list without entries, and an entry without a word',
      withItems({ ...listed, entries: [] }, { ...listed, name: 'other', entries: [{ code: 'a' }] }),
      ['items.drug.entries too_small', 'items.other.entries.a.label invalid_type'],
    ],
    [
      'a condition on an entry that is none',
      withItems({ ...listed, entries: drugs }, { ...pain, when: { item: 'drug', in: ['x'] } }),
      ['items.pain.when code_unknown'],
    ],
    ['an item twice', withItems(pain, pain), ['items.pain name_twice']],
    [
      'a section twice',
      { ...every, sections: [...every.sections, every.sections[0]] },
      ['sections.second name_twice'],
    ],
    ['an unknown section', withItems({ ...pain, section: 'third' }), ['items.pain.section section_unknown']],
    [
      'a section an object brings along',
      withItems({ ...pain, section: 'valueOf' }),
      ['items.pain.section name_reserved'],
    ],
    ['bounds the wrong way round', withItems({ ...pain, min: 11 }), ['items.pain.max range_reversed']],
    [
      'bounds with nothing between',
      withItems({ ...pain, min: 0.2, max: 0.8 }),
      ['items.pain.max nothing_between'],
    ],
    [
      'a condition on itself',
      withItems({ ...pain, when: { item: 'pain', above: 1 } }),
      ['items.pain.when condition_in_circle'],
    ],
    [
      'conditions in a circle',
      withItems(
        { ...pain, when: { item: 'fear', in: ['some'] } },
        { ...fear, when: { any: [{ item: 'pain', above: 1 }] } },
      ),
      ['items.pain.when condition_in_circle', 'items.fear.when condition_in_circle'],
    ],
    ['a condition on no item', asking({ item: 'pian', above: 1 }), ['items.fear.when field_unknown']],
    [
      'a condition on no code',
      withItems(fear, { ...pain, when: { item: 'fear', in: ['some', 'much'] } }),
      ['items.pain.when code_unknown'],
    ],
    ['codes of a number', asking({ item: 'pain', in: ['3'] }), ['items.fear.when code_unknown']],
    [
      'a limit of words',
      withItems(fear, { ...pain, when: { not: { item: 'fear', below: 3 } } }),
      ['items.pain.when not_a_number'],
    ],
    [
      'a condition on a fact that nobody knows',
      asking({
        any: [
          { fact: 'weather', in: ['fine'] },
          { fact: 'age', above: 70 },
        ],
      }),
      ['items.fear.when course_fact_unknown'],
    ],
    [
      'a fact and an item at once',
      asking({ fact: 'age', item: 'pain', above: 70 }),
      ['items.fear.when condition_unreadable'],
    ],
    [
      'a code that a fact cannot be',
      asking({ fact: 'site', in: ['ovary', 'lung'] }),
      ['items.fear.when code_unknown'],
    ],
    ['a limit to a fact in words', asking({ fact: 'site', above: 3 }), ['items.fear.when not_a_number']],
    ['a fact of no code', asking({ fact: 'age', in: ['70'] }), ['items.fear.when code_unknown']],
    [
      'two tests in one',
      asking({ item: 'pain', above: 1, below: 3 }),
      ['items.fear.when condition_unreadable'],
    ],
    ['a condition on nothing', asking({ all: [] }), ['items.fear.when condition_unreadable']],
    ['a condition too deep', asking(nested(6)), ['items.fear.when condition_unreadable']],
  ] satisfies [string, unknown, string[]][])('is refused at its place: %s', (_what, json, faults) => {
    expect(faultsOf(json)).toEqual(faults);
  });

  it('may ask of facts of the course, beside its own answers', () => {
    const when = { all: [{ fact: 'age', atLeast: 70 }, { not: { fact: 'site', in: ['cervix'] } }] };
    expect(read(asking(when)).form.items['fear']?.when).toEqual(when);
    const found = definitionOf(asking({ fact: 'weather', in: ['fine'] }), facts);
    expect('faults' in found ? found.faults : []).toMatchObject([{ params: { known: 'age, site' } }]);
  });

  it('is refused with everything that is wrong at once', () => {
    const json = withItems(
      { ...pain, min: 20, section: 'nowhere' },
      {
        ...fear,
        when: {
          all: [
            { item: 'gone', above: 1 },
            { item: 'pain', in: ['a'] },
          ],
        },
      },
    );
    expect(faultsOf(json)).toEqual([
      'items.pain.section section_unknown',
      'items.pain.max range_reversed',
      'items.fear.when field_unknown',
      'items.fear.when code_unknown',
    ]);
  });

  it('takes conditions nested five deep, and looks into no deeper ones however deep', () => {
    expect(faultsOf(asking(nested(5)))).toEqual([]);
    expect(faultsOf(asking(nested(200_000)))).toEqual(['items.fear.when condition_unreadable']);
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(faultsOf(deep)).toEqual([' invalid_type']);
    expect(faultsOf({ ...every, title: deep })).toEqual(['title invalid_type']);
  });

  it('is never thrown at whoever reads it', () => {
    const piece = fc.oneof(
      {
        weight: 2,
        arbitrary: fc.constantFrom<unknown>(
          'pain',
          'constructor',
          '__proto__',
          'fear',
          '\0',
          '\uD800',
          1e308,
          -0,
        ),
      },
      fc.jsonValue() as fc.Arbitrary<unknown>,
    );
    const keys = fc.constantFrom(
      'name',
      'kind',
      'when',
      'codes',
      'min',
      'max',
      'label',
      'section',
      'absent',
      '__proto__',
    );
    const item = fc.dictionary(keys, piece).map((odd) => ({ ...pain, ...odd }));
    const form = fc.dictionary(fc.constantFrom('id', 'version', 'title', 'sections', 'x'), piece);
    fc.assert(
      fc.property(fc.array(fc.oneof(item, piece)), form, (items, odd) => {
        const found = definitionOf({ ...every, ...odd, items }, facts);
        if ('definition' in found) schemaOf(found.definition.form);
        else expect(found.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});
