import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedAnswers } from '../../testing/generated-answers.ts';
import { ownForm } from '../../testing/own-form.ts';
import { type AnyAnswers, kept, readKept } from './answers.ts';
import { type Definition, definitionOf } from './definition.ts';
import { postOf } from './posted.ts';
import { readForm } from './read-form.ts';
import { schemaOf } from './schema.ts';

const common = { section: 'first' };
const word = (en: string) => ({ label: { en } });
const codes = (...list: readonly string[]) => list.map((code) => ({ code, ...word(code) }));
const pain = { name: 'pain', kind: 'number', min: 0, max: 10, ...common, ...word('Pain') };
const fear = { name: 'fear', kind: 'choice', codes: codes('none', 'some'), ...common, ...word('Fear') };

/** A questionnaire with an item of every kind that data can say. */
const drugs = [
  { code: 'paclitaxel', label: { en: 'Paclitaxel', ko: '파클리탁셀' }, names: ['Taxol'] },
  { code: 'carboplatin', label: { en: 'Carboplatin' } },
];
const every = {
  id: 'every-kind',
  version: 3,
  title: { en: 'Every kind', ko: '모든 종류' },
  sections: [
    { name: 'second', title: { en: 'Second' } },
    { name: 'first', title: { en: 'First' } },
  ],
  items: [
    { ...pain, absent: ['unknown', 'not_done'], needed: true },
    { ...fear, codes: codes('9', '10', 'b', 'a'), absent: ['not_applicable'], hint: { en: 'Most' } },
    { name: 'who', kind: 'choices', codes: codes('x', 'y'), ...common, ...word('Who') },
    { name: 'alone', kind: 'yesNo', ...common, ...word('Alone'), absent: ['unknown'] },
    {
      name: 'where',
      kind: 'line',
      max: 60,
      ...common,
      ...word('Where'),
      when: { all: [{ item: 'pain', above: 0 }, { not: { item: 'fear', in: ['a'] } }] },
    },
    {
      name: 'words',
      kind: 'prose',
      max: 400,
      ...common,
      ...word('Words'),
      when: { item: 'alone', in: ['no'] },
    },
    {
      name: 'weight',
      kind: 'number',
      min: 20.25,
      max: 400,
      decimals: 2,
      unit: 'kg',
      ...common,
      ...word('W'),
    },
    { name: 'marker', kind: 'quantity', units: ['U/ml', 'kU/l'], min: 0, max: 900, ...common, ...word('M') },
    { name: 'size', kind: 'range', unit: 'mm', min: -40, max: 500, section: 'second', ...word('Size') },
    {
      name: 'fine',
      kind: 'number',
      min: -2,
      max: 2000,
      decimals: 3,
      ...common,
      ...word('Fine'),
      dated: true,
    },
    { name: 'at', kind: 'time', ...common, ...word('At') },
    { name: 'talker', kind: 'person', ...common, ...word('Who') },
    { name: 'drug', kind: 'coded', entries: drugs, ...common, ...word('Drug') },
    { name: 'drugs', kind: 'codedList', entries: drugs, ...common, ...word('Drugs') },
    { name: 'on', kind: 'date', exact: true, section: 'second', ...word('On') },
    { name: 'since', kind: 'date', section: 'second', ...word('Since') },
  ],
};

const listed = { name: 'drug', kind: 'coded', ...common, ...word('Drug') };

const faultsOf = (json: unknown): string[] => {
  const read = definitionOf(json);
  return 'faults' in read ? read.faults.map(({ place, code }) => `${place.field ?? ''} ${code}`) : [];
};
const read = (json: unknown): Definition => {
  const found = definitionOf(json);
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
    ['a grid', withItems({ ...pain, kind: 'grid' }), ['items.pain.kind invalid_union']],
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
    ['a condition on a fact', asking({ fact: 'age', above: 70 }), ['items.fear.when condition_unreadable']],
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
        const found = definitionOf({ ...every, ...odd, items });
        if ('definition' in found) schemaOf(found.definition.form);
        else expect(found.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });
});
