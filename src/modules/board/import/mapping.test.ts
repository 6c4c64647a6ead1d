import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isAppError } from '../../../kernel/errors.ts';
import { findMapping, parseMapping, shippedMappings } from './find-mapping.ts';

const base = {
  name: 'mine',
  version: 1,
  title: 'Mine',
  source: 'Nobody',
  entry: 'registry',
  missing: ['NA'],
  key: 'id',
  operation: 'none',
};
const issues = (more: object): unknown => {
  try {
    parseMapping({ ...base, ...more }, 'mine.json');
    return 'sound';
  } catch (error) {
    return (error as { issues: Array<{ code: string; place: { field: string } }> }).issues.map((issue) => [
      issue.place.field,
      issue.code,
    ]);
  }
};
const field = (name: string, spec: object): unknown => issues({ fields: { [name]: spec } });

describe('a mapping is checked when it is loaded', () => {
  test('sound fields of every kind', () => {
    const fields = {
      'case.site': { constant: 'ovary' },
      'case.stage': { columns: ['t', 's'], map: { '3c': 'IIIC', x: null } },
      'case.presentedOn': { column: 'd', date: ['DD.MM.YYYY', 'MM.YYYY', 'YYYY'] },
      'operation.residual': { column: 'r', number: { min: 0, max: 500, unit: 'mm' } },
      'workUp.ca125': { column: 'ca', number: { min: 0, max: 100_000, unit: 'U/ml', decimal: ',' } },
      'workUp.ca125.takenOn': { column: 'cad', date: ['YYYY-M-D'] },
      'workUp.ca125.state': { column: 'cas', words: ['present', 'waived'] },
      'markers.ca125': { column: 'm', number: { min: 0, max: 9, unit: null, units: ['U/mL', 'kU/L'] } },
      'operation.residual.absent': { column: 'why', words: ['unknown'] },
      'identity.latinName': { column: 'name', text: true },
    };
    expect(issues({ fields })).toBe('sound');
  });
  test.each([
    ['no such field', 'case.colour', { column: 'x', text: true }, 'fields.case.colour', 'field_unknown'],
    ['a field of the language itself', 'toString', { constant: 1 }, 'fields.toString', 'field_unknown'],
    [
      'a unit of a cell that measures something else',
      'markers.ca125',
      { column: 'c', number: { min: 0, max: 9, unit: null, units: ['U/mL', 'mm'] } },
      'fields.markers.ca125.number.units',
      'unit_not_of_field',
    ],
    [
      'a word the field does not know',
      'case.site',
      { column: 's', map: { a: 'ovar' } },
      'fields.case.site.map.a',
      'value_not_of_field',
    ],
    [
      'a range upside down',
      'operation.residual',
      { column: 's', map: { a: [5, 1] } },
      'fields.operation.residual.map.a',
      'value_not_of_field',
    ],
    [
      '"no" where true or false belongs',
      'case.treatedBefore',
      { column: 's', map: { n: 'no' } },
      'fields.case.treatedBefore.map.n',
      'value_not_of_field',
    ],
    [
      'a date out of a word list',
      'case.presentedOn',
      { column: 's', words: ['2020'] },
      'fields.case.presentedOn.words',
      'reader_does_not_fit',
    ],
    [
      'a site out of free text',
      'case.site',
      { column: 's', text: true },
      'fields.case.site.text',
      'reader_does_not_fit',
    ],
    [
      'a range out of free text',
      'operation.residual',
      { column: 's', text: true },
      'fields.operation.residual.text',
      'reader_does_not_fit',
    ],
    [
      'a number out of free text',
      'operation.durationMinutes',
      { column: 's', text: true },
      'fields.operation.durationMinutes.text',
      'reader_does_not_fit',
    ],
    [
      'true or false out of a word list',
      'case.treatedBefore',
      { column: 's', words: ['yes'] },
      'fields.case.treatedBefore.words',
      'reader_does_not_fit',
    ],
    [
      'a word list that is not the field’s',
      'case.site',
      { column: 's', words: ['ovary', 'ovar'] },
      'fields.case.site.words.ovar',
      'value_not_of_field',
    ],
    [
      'a work-up item’s part that is none',
      'workUp.ca125.givenOn',
      { column: 's', date: ['YYYY'] },
      'fields.workUp.ca125.givenOn',
      'field_unknown',
    ],
    [
      'the lowest number above the highest',
      'operation.residual',
      { column: 's', number: { min: 5, max: 1, unit: 'mm' } },
      'fields.operation.residual.number.max',
      'range_reversed',
    ],
    [
      'a constant the calendar lacks',
      'case.presentedOn',
      { constant: '2026-02-30' },
      'fields.case.presentedOn.constant',
      'value_not_of_field',
    ],
  ])('%s', (_, name, spec, place, code) => {
    expect(field(name, spec)).toContainEqual([place, code]);
  });
  test.each([
    ['no reader', { column: 'a' }],
    ['two readers', { column: 'a', text: true, words: ['x'] }],
    ['no column', { text: true }],
    ['an unknown setting', { column: 'a', text: true, trim: true }],
    ['a day without a month', { column: 'a', date: ['DD.YYYY'] }],
  ])('%s', (_, spec) => {
    expect(field('case.grade', spec)).not.toBe('sound');
  });
});

test('everything that is wrong is said at once, each fault at its own place', () => {
  const { key, ...keyless } = base;
  expect(key).toBe('id');
  const body = {
    ...keyless,
    version: 0,
    colour: 'red',
    operation: { column: 'o', in: ['x'], noIn: [] },
    fields: {
      'case.site': { column: 's', map: { a: 'ovar', b: 'uterus' } },
      'case.histology': { constant: 5 },
      'case.grade': { column: 'g', trim: true },
      'case.colour': { text: true, words: [] },
      'case.presentedOn': { column: 'd', date: ['DD.YYYY'] },
    },
  };
  const faults = ((): unknown => {
    try {
      return parseMapping(body, 'mine.json');
    } catch (error) {
      return error;
    }
  })() as { issues: Array<{ code: string; place: { file: string; field: string } }> };
  const found = faults.issues.map(({ place, code }) => `${place.field} ${code}`);
  expect(found.toSorted()).toEqual(
    [
      'version too_small',
      'colour unrecognized_keys',
      'key invalid_type',
      'operation.noIn unrecognized_keys',
      'operation.notIn invalid_type',
      'fields.case.site.map.a value_not_of_field',
      'fields.case.site.map.b value_not_of_field',
      'fields.case.histology.constant value_not_of_field',
      'fields.case.grade.trim unrecognized_keys',
      'fields.case.grade one_of_map_words_date_number_text',
      'fields.case.colour one_of_column_columns',
      'fields.case.colour one_of_map_words_date_number_text',
      'fields.case.colour.words too_small',
      'fields.case.colour field_unknown',
      'fields.case.presentedOn.date.0 date_pattern_unknown',
    ].toSorted(),
  );
  expect(new Set(faults.issues.map(({ place }) => place.file))).toEqual(new Set(['mine.json']));
});

test('a rule to skip rows has no settings of its own making', () => {
  const skip = [{ column: 'k', in: ['x'], notIn: [], reason: 'other', unless: 'y' }];
  expect(issues({ fields: {}, skip })).toEqual([['skip.0.unless', 'unrecognized_keys']]);
});

test('no reason and no option is called what every object has', () => {
  const words = { column: 'k', in: ['x'], notIn: [] };
  expect(issues({ fields: {}, skip: [{ ...words, reason: 'constructor' }] })).toEqual([
    ['skip.0.reason', 'name_reserved'],
  ]);
  const option = { ...words, title: 'Keep', default: 'keep' };
  expect(issues({ fields: {}, options: { constructor: option } })).toEqual([
    ['options.constructor', 'invalid_key'],
  ]);
});

test('shipped mappings are sound', async () => {
  for (const name of shippedMappings()) expect((await findMapping(name)).name).toBe(name);
});

test('a mapping that is nowhere, and one that is no JSON', async () => {
  await expect(findMapping('nowhere')).rejects.toMatchObject({ code: 'mapping_not_found', status: 400 });
  await expect(findMapping('toString')).rejects.toMatchObject({ code: 'mapping_not_found' });
  await expect(findMapping('README.md')).rejects.toMatchObject({ status: expect.any(Number) });
  await expect(findMapping('.gitignore')).rejects.toMatchObject({
    code: 'mapping_not_json',
    place: { file: '.gitignore' },
  });
});

test('what a reader of its text would drop in silence is told: a name that stands twice, and one that nobody keeps', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'consilium-mapping-'));
  const path = join(folder, 'mine.json');
  const told = async (fields: string) => {
    writeFileSync(path, JSON.stringify(base).replace(/}$/, `,"fields":${fields}}`));
    const refusal = await findMapping(path).catch((error: unknown) => error);
    if (!isAppError(refusal)) throw new Error('it was taken');
    const { code, issues: all } = refusal;
    return [code, ...all.map(({ place, code: one }) => `${place.file} ${place.field} ${one}`)];
  };
  const site = '{"constant":"ovary"}';
  expect(await told(`{"case.site":${site},"case.site":${site}}`)).toEqual([
    'mapping_invalid',
    'mine.json fields.case.site name_twice',
  ]);
  expect(await told(`{"__proto__":${site}}`)).toEqual([
    'mapping_invalid',
    'mine.json fields.__proto__ name_reserved',
  ]);
  expect(await told('{"case.grade":{"column":"g","map":{"\u00e9":"G1","e\u0301":"G3"}}}')).toEqual([
    'mapping_invalid',
    'mine.json fields.case.grade.map.\u00e9 name_twice',
  ]);
  rmSync(folder, { recursive: true });
});

test.each([
  '__proto__.x',
  'constructor',
  'constructor.constructor',
  '',
  'x'.repeat(10_000),
  'a\0b',
  'a\ud800b',
  '=1+1',
  'case.__proto__',
  'case.STAGE',
  'case.ｓｔａｇｅ',
  'operation.constructor',
  'operation.nodes.00.station',
  'operation.nodes.__proto__.station',
  'followUp.',
  'workUp.',
  'workUp.__proto__',
  'workUp.constructor',
  'workUp.constructor.takenOn',
  'questionnaire.__proto__@1.x',
  'questionnaire.her-words@01.interpreter',
  'questionnaire.her-words@1.constructor',
  'QUESTIONNAIRE.her-words@1.interpreter',
])('a field that nobody has is told by its name: %s', (name) => {
  expect(issues({ fields: { [name]: { column: 'x', text: true } } })).toEqual([
    [`fields.${name}`, 'field_unknown'],
  ]);
});

test('its words are in one form, however the file spells them, and what cannot be kept is refused', () => {
  const fields = (word: string) => ({ 'case.grade': { column: word, map: { [word]: 'G3', x: word } } });
  const [composed, decomposed] = ['고'.normalize('NFC'), '고'.normalize('NFD')];
  const mapping = parseMapping({ ...base, fields: fields(decomposed) }, 'mine.json');
  expect(mapping.fields).toEqual(fields(composed));
  expect(issues({ fields: fields('a\0') })).toContainEqual([
    'fields.case.grade.column',
    'character_not_storable',
  ]);
  expect(issues({ key: 'a\0' })).toContainEqual(['key', 'character_not_storable']);
});
