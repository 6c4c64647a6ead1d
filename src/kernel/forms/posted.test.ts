import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyKind } from '../../testing/every-kind.ts';
import { generatedAnswers } from '../../testing/generated-answers.ts';
import { type AnyAnswers, emptyAnswers, kept, readKept } from './answers.ts';
import { changedBy } from './intents.ts';
import { type Posted, postOf } from './posted.ts';
import { readForm } from './read-form.ts';
import { schemaOf } from './schema.ts';
import { readNumber } from './typed-values.ts';

const schema = schemaOf(everyKind);
const id = '018f6d3e-0000-7000-8000-000000000001';
const other = '018f6d3e-0000-7000-8000-000000000002';
const read = (posted: Posted) => readForm(everyKind, posted, (row) => (row === 'team.1.' ? other : id));
const valueOf = (posted: Posted, name: string) => read(posted).answers[name];
const faultsOf = (posted: Posted) => read(posted).faults;

const judged = (answers: unknown) => {
  const result = schema.safeParse(answers);
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
};
const judgedPost = (posted: Posted) => judged(read(posted).answers);

describe('a form, whatever is answered', () => {
  it('takes its own answers, and page, store and page again give them back equal', () => {
    fc.assert(
      fc.property(generatedAnswers(everyKind), (answers) => {
        expect(schema.parse(answers)).toEqual(answers);
        expect(read(postOf(everyKind, answers))).toMatchObject({ answers, faults: [] });
        const stored: unknown = JSON.parse(JSON.stringify(kept(everyKind, answers)));
        expect(readKept(everyKind, stored as AnyAnswers)).toEqual(answers);
      }),
      { numRuns: 400 },
    );
  });

  it('leads what an earlier version stored through every upgrade since', () => {
    const form = {
      ...everyKind,
      version: 4,
      upgrades: {
        1: (stored: object) => ({ ...stored, minutes: 1 }),
        3: (stored: Readonly<Record<string, unknown>>) => ({ ...stored, weight: stored['minutes'] }),
      },
    };
    const of = (version: number) => readKept(form, { minutes: 60 }, version);
    expect([of(1).minutes, of(1).weight]).toEqual([1, 1]);
    expect([of(2).minutes, of(3).weight]).toEqual([60, 60]);
    expect([of(4).minutes, of(4).weight]).toEqual([60, null]);
  });

  it('stores a grid without a row as nothing said', () => {
    expect(kept(everyKind, { ...emptyAnswers(everyKind), areas: {} })).toEqual({});
  });

  it('never stores a null', () => {
    fc.assert(
      fc.property(generatedAnswers(everyKind), (answers) => {
        expect(JSON.stringify(kept(everyKind, answers))).not.toContain('null');
      }),
    );
  });

  it('reads whatever is posted, and throws nothing', () => {
    const names = fc.constantFrom(
      ...Object.keys(everyKind.items),
      'areas.liver',
      'areas.liver.mm',
      'areas.spleen.reason',
      'team.0.person',
      'team.0.role',
      'team.199.role',
      'team.9999.role',
      'team~',
      'marker.unit',
      'rupture~',
      'constructor',
      '__proto__',
    );
    const odd = fc.oneof(
      fc.constantFrom(
        '~unknown',
        '~none',
        'constructor',
        '-0',
        '1,234',
        '1e9',
        '<',
        '≥',
        '\0',
        '\uD800',
        'Ａ',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.dictionary(names, fc.array(odd, { maxLength: 3 })), (posted) => {
        const { answers } = read(posted);
        const result = schema.safeParse(answers);
        if (result.success) expect(JSON.parse(JSON.stringify(result.data))).toEqual(result.data);
      }),
      { numRuns: 2000 },
    );
  });

  it('says nothing when nothing is posted', () => {
    expect(read({})).toEqual({ answers: emptyAnswers(everyKind), faults: [], rows: { team: [] } });
    expect(kept(everyKind, read({}).answers)).toEqual({});
  });
});

describe('nothing that is sent is dropped', () => {
  it.each([
    ['nobody'],
    ['__proto__'],
    ['constructor'],
    ['minutes.x'],
    ['minutes~~'],
    ['team.00.role'],
    ['team.0.nobody'],
    ['team.9999999999.role'],
    ['areas.nowhere'],
    ['areas.liver.nothing'],
  ])('%s, which the form does not ask', (name) => {
    const posted = Object.fromEntries([[name, ['x']]]);
    expect(faultsOf(posted)).toContainEqual({ code: 'field_unknown', field: name });
    expect(faultsOf(Object.fromEntries([[name, [' ', '']]]))).toEqual([]);
  });

  it.each(['minutes', 'rupture', 'areas.liver', 'team.0.role'])('a second answer of %s', (name) => {
    const faults = faultsOf({ [name]: ['1', '2'] });
    expect(faults).toContainEqual({ code: 'one_answer_only', field: name });
    expect(faultsOf({ [name]: ['1', ' 1 '] })).not.toContainEqual(
      expect.objectContaining({ code: 'one_answer_only' }),
    );
  });

  it('but for a unit that stands beside a value nobody has given', () => {
    expect(faultsOf({ 'marker.unit': ['U/ml'] })).toEqual([]);
  });
});

describe('what is typed', () => {
  it.each([
    ['minutes', '250', 250],
    ['weight', '61,5', 61.5],
    ['weight', '61.5', 61.5],
    ['weight', '-0', 0],
    ['residual', '0', { min: 0, max: 0 }],
    ['residual', '7', { min: 7, max: 7 }],
    ['residual', '0.125', { min: 0.125, max: 0.125 }],
    ['residual', '1 – 10', { min: 1, max: 10 }],
    ['residual', '0,5-2,5', { min: 0.5, max: 2.5 }],
    ['residual', '≥ 20', { min: 20, max: null }],
    ['done', '~none', []],
    ['biopsyOnly', 'no', false],
    ['on', '2026-03', '2026-03'],
    ['minutes', '250 min', 250],
    ['weight', '61,5KG', 61.5],
    ['residual', '3 mm', { min: 3, max: 3 }],
    ['residual', '1-10 mm', { min: 1, max: 10 }],
    ['residual', '>=20mm', { min: 20, max: null }],
    ['begunAt', '8:05', '08:05'],
    ['begunAt', '0805', '08:05'],
    ['begunAt', '23.59', '23:59'],
    ['drug', 'taxol', 'paclitaxel'],
    ['drug', ' 카보플라틴 ', 'carboplatin'],
    ['drugs', '~none', []],
  ])('%s: %s', (name, text, value) => {
    expect(valueOf({ [name]: [text] }, name)).toEqual(value);
  });

  it('another unit than the field’s is no number', () => {
    for (const [name, text] of [
      ['minutes', '3 h'],
      ['residual', '3 cm'],
      ['residual', '3 mm mm'],
      ['weight', 'kg'],
      ['begunAt', '24:00'],
      ['begunAt', '8'],
    ] as const)
      expect(faultsOf({ [name]: [text] }), text).toMatchObject([{ field: name }]);
    const marker = { marker: ['35 kU/l'], 'marker.unit': ['U/ml'] };
    expect(faultsOf(marker)).toEqual([{ code: 'not_a_number', field: 'marker' }]);
    expect(valueOf({ ...marker, 'marker.unit': ['kU/l'] }, 'marker')).toMatchObject({ value: 35 });
  });

  it('entries of a list are picked and typed, by any of their names; the same one twice is one', () => {
    const typed = { drugs: ['carboplatin', 'TAXOL', '', 'Paclitaxel'] };
    expect(valueOf(typed, 'drugs')).toEqual(['carboplatin', 'paclitaxel']);
    expect(faultsOf({ drugs: ['carboplatin', 'carbo'] })).toEqual([
      { code: 'not_on_the_list', field: 'drugs' },
    ]);
    expect(faultsOf({ drugs: ['carboplatin', '~none'] })).toMatchObject([{ code: 'answer_contradicted' }]);
    expect(faultsOf({ drug: ['drug'] })).toEqual([{ code: 'not_on_the_list', field: 'drug' }]);
  });

  it('a measured value keeps its sign, and its unit', () => {
    const marker = { marker: ['<5'], 'marker.unit': ['U/ml'] };
    expect(valueOf(marker, 'marker')).toEqual({ value: 5, comparator: '<', unit: 'U/ml' });
    expect(valueOf({ ...marker, marker: ['≥ 1000'] }, 'marker')).toMatchObject({
      value: 1000,
      comparator: '>=',
    });
    expect(faultsOf({ marker: ['35'] })).toEqual([{ code: 'unit_needed', field: 'marker' }]);
  });

  it.each([
    ['minutes', 'long', 'not_a_number'],
    ['weight', '1,234', 'number_ambiguous'],
    ['weight', '1.234', 'number_ambiguous'],
    ['weight', '1e3', 'not_a_number'],
    ['residual', '1.000', 'number_ambiguous'],
    ['residual', '1-1.000', 'number_ambiguous'],
    ['residual', '<10', 'range_unreadable'],
    ['residual', '>20', 'range_unreadable'],
    ['residual', '1-', 'range_unreadable'],
    ['biopsyOnly', 'maybe', 'invalid_value'],
  ])('%s: %s is asked about, and nothing is made of it', (name, text, code) => {
    const { answers, faults } = read({ [name]: [text] });
    expect(answers).toEqual(emptyAnswers(everyKind));
    expect(faults).toEqual([{ code, field: name }]);
  });

  it('a text that may be a thousand or a fraction is no number until somebody says which', () => {
    const { answers, faults } = read({ weight: ['1,234'] });
    expect([answers['weight'], faults]).toEqual([null, [{ code: 'number_ambiguous', field: 'weight' }]]);
  });

  it('rows of a group stand in the order of their numbers, whatever these are, and none is dropped', () => {
    const posted = {
      'team.30.role': ['assistant'],
      'team.4.role': ['main'],
      'team.2000.role': ['assistant'],
    };
    expect(read(posted).rows).toEqual({ team: [4, 30, 2000] });
    const many = Array.from({ length: 201 }, (_, index) => [`team.${index}.role`, ['assistant']]);
    const { answers, faults } = read(Object.fromEntries(many));
    expect([answers['team'], faults]).toEqual([expect.objectContaining({ length: 201 }), []]);
    expect(schemaOf(everyKind).safeParse(answers).error?.issues).toMatchObject([
      { code: 'too_big', path: ['team'] },
    ]);
  });

  it('white space around what is typed says nothing', () => {
    expect(valueOf({ minutes: [' 20 '] }, 'minutes')).toBe(20);
    expect(valueOf({ narrative: [' '] }, 'narrative')).toBeNull();
  });

  it('a value is shown so that it is read as it was', () => {
    const shown = (value: number) =>
      postOf(everyKind, {
        ...emptyAnswers(everyKind),
        marker: { value, comparator: null, unit: 'U/ml' },
      })['marker'];
    expect([1.234, 0.0000001, 12, 1234.5, 0.125].map((value) => shown(value)?.[0])).toEqual([
      '1.2340',
      '0.0000001',
      '12',
      '1234.5',
      '0.125',
    ]);
  });

  it('a unit that begins with a digit is taken off only where it stands apart', () => {
    expect(readNumber('51', '1')).toEqual({ value: 51 });
    expect(readNumber('51/d', '1/d')).toEqual({ code: 'not_a_number' });
    expect(readNumber('5 1/d', '1/d')).toEqual({ value: 5 });
    expect(readNumber('310*9/L', '10*9/L')).toEqual({ code: 'not_a_number' });
    expect(readNumber('3 10*9/L', '10*9/L')).toEqual({ value: 3 });
    expect(readNumber('3mm', 'mm')).toEqual({ value: 3 });
  });

  it('one size is shown as it was typed, not as a range from it to itself', () => {
    const sized = { ...emptyAnswers(everyKind), residual: { min: 7, max: 7 } };
    expect(postOf(everyKind, sized)).toEqual({ residual: ['7'] });
  });

  it('why there is no value stands among the answers of a choice, and beside a typed value', () => {
    const { answers } = read({ rupture: ['~unknown'], 'minutes~': ['not_done'], done: ['~unknown'] });
    expect(answers.absent).toEqual({ rupture: 'unknown', minutes: 'not_done', done: 'unknown' });
    expect([answers['rupture'], answers['minutes'], answers['done']]).toEqual([null, null, null]);
  });

  it('a size or a reason without its finding, or beside another one, is asked about', () => {
    expect(faultsOf({ 'areas.liver.mm': ['12'] })).toEqual([
      { code: 'detail_without_answer', field: 'areas.liver' },
    ]);
    expect(faultsOf({ 'areas.liver': ['free'], 'areas.liver.mm': ['12'] })).toEqual([
      { code: 'detail_of_other_answer', field: 'areas.liver' },
    ]);
    expect(faultsOf({ 'areas.spleen': ['involved'], 'areas.spleen.side': ['left'] })).toEqual([
      { code: 'detail_of_other_answer', field: 'areas.spleen' },
    ]);
  });

  it('"none" beside rows of a group is asked about', () => {
    expect(faultsOf({ 'team~': ['~none'], 'team.0.role': ['main'] })).toEqual([
      { code: 'answer_contradicted', field: 'team' },
    ]);
    expect(faultsOf({ 'team~': ['~none'], 'team.0.id': [id] })).toEqual([]);
  });

  it('rows of a group are those with something in them, each with an id', () => {
    const { answers, rows } = read({ 'team.3.role': ['main'], 'team.0.id': [other], 'team.1.person': [''] });
    expect(answers['team']).toEqual([
      { id, person: null, role: 'main', part: null, gave: null, from: null, absent: {} },
    ]);
    expect(rows).toEqual({ team: [3] });
    expect(valueOf({ 'team~': ['~none'] }, 'team')).toEqual([]);
  });
});

it('"there was none" beside a line of the same list is asked about, not dropped', () => {
  const { faults } = read({ 'team~': ['~none'], 'team.0.role': ['main'] });
  expect(faults).toEqual([{ code: 'answer_contradicted', field: 'team' }]);
});

describe('what a form does not take', () => {
  it.each<[string, Posted, string[]]>([
    ['a code it does not have', { rupture: ['burst'] }, ['rupture']],
    ['a number out of its limits', { minutes: ['2001'] }, ['minutes']],
    ['too many decimals', { minutes: ['2.5'] }, ['minutes too_many_decimals']],
    ['a reversed range', { residual: ['10-1'] }, ['residual.max range_reversed']],
    ['a day that is none', { on: ['2026-02-30'] }, ['on date_not_in_calendar']],
    ['a month where the day is needed', { reportedOn: ['2026-02'] }, ['reportedOn date_needs_day']],
    ['a reason it does not offer', { rupture: ['~not_done'] }, ['absent.rupture']],
    ['a reason where none is offered', { 'weight~': ['unknown'] }, ['absent']],
    ['a value and a reason', { minutes: ['20'], 'minutes~': ['not_done'] }, ['minutes answer_contradicted']],
    [
      'an answer to what is certainly not asked',
      { rupture: ['none'], cause: ['fell'] },
      ['cause does_not_apply'],
    ],
    ['a row that the grid does not have', {}, []],
    ['two main surgeons', { 'team.0.role': ['main'], 'team.1.role': ['main'] }, ['team.1.role row_repeated']],
    ['somebody twice', { 'team.0.person': [id], 'team.1.person': [id] }, ['team.1.person row_repeated']],
    [
      'what a row is certainly not asked',
      { 'team.0.role': ['main'], 'team.0.part': ['x'] },
      ['team.0.part does_not_apply'],
    ],
    ['half a character', { narrative: ['\uD800'] }, ['narrative character_not_storable']],
  ])('%s', (_case, posted, expected) => {
    const found = judgedPost(posted);
    expect(found).toHaveLength(expected.length);
    for (const [index, fault] of expected.entries()) expect(found[index]).toContain(fault);
  });

  it('a side of what has none', () => {
    const areas = { spleen: { answer: 'involved', mm: 3, side: 'left' } };
    expect(judged({ ...emptyAnswers(everyKind), areas })).toEqual(['areas.spleen.side does_not_apply']);
  });

  it('the same row twice, and two assistants are fine', () => {
    expect(
      judgedPost({
        'team.0.id': [id],
        'team.0.role': ['assistant'],
        'team.3.id': [id],
        'team.3.role': ['main'],
      }),
    ).toEqual(['team.1.id row_repeated']);
    expect(judgedPost({ 'team.0.role': ['assistant'], 'team.1.role': ['assistant'] })).toEqual([]);
  });

  it('a value and a reason in one row, and a row more than two hundred', () => {
    const row = { id, person: null, role: 'assistant', part: null, absent: {} } as const;
    const both = [{ ...row, absent: { role: 'unknown' } }];
    expect(judged({ ...emptyAnswers(everyKind), team: both })).toEqual(['team.0.role answer_contradicted']);
    const many = Array.from({ length: 201 }, (_, index) => ({
      ...row,
      id: `018f6d3e-0000-7000-8000-${String(index).padStart(12, '0')}`,
    }));
    expect(judged({ ...emptyAnswers(everyKind), team: many })).toEqual([expect.stringMatching(/^team /u)]);
  });

  it('an answer that only may not be asked is taken', () => {
    expect(judgedPost({ rupture: ['~unknown'], cause: ['fell'] })).toEqual([]);
    expect(judgedPost({ residual: ['0-10'], sites: ['spleen'] })).toEqual([]);
  });

  it('an unknown item, or a list with the same twice', () => {
    expect(judged({ burst: 'yes' })).toHaveLength(1);
    expect(judged({ done: ['splenectomy', 'splenectomy'] })).toEqual(['done answer_twice']);
    expect(judgedPost({ done: ['splenectomy', '~none'] })).toEqual([]);
    expect(faultsOf({ done: ['splenectomy', '~none'] })).toEqual([
      { code: 'answer_contradicted', field: 'done' },
    ]);
  });
});

describe('the buttons of a form without script', () => {
  it('add and remove rows, and leave the others alone', () => {
    const posted = { 'team.0.role': ['main'], 'team.4.role': ['assistant'], on: ['2026'] };
    expect(changedBy(everyKind, posted, 'add:team')).toEqual({ ...posted, 'team.5.id': [''] });
    expect(changedBy(everyKind, posted, 'remove:team.0')).toEqual({
      'team.4.role': ['assistant'],
      on: ['2026'],
    });
    const eleven = { 'team.1.role': ['main'], 'team.10.role': ['assistant'] };
    expect(changedBy(everyKind, eleven, 'remove:team.1')).toEqual({ 'team.10.role': ['assistant'] });
    expect(changedBy(everyKind, {}, 'add:team')).toEqual({ 'team.0.id': [''] });
  });

  it('fill what is not answered, apart from rows that are asked only sometimes', () => {
    expect(
      changedBy(everyKind, { 'areas.liver': ['involved'], 'areas.liver.mm': ['3'] }, 'fill:areas'),
    ).toEqual({
      'areas.liver': ['involved'],
      'areas.liver.mm': ['3'],
      'areas.spleen': ['free'],
    });
  });

  it('take up what was typed of a list, and leave what means none', () => {
    const posted = { drugs: ['carboplatin', 'Taxol', 'carbo'], on: ['2026'] };
    const taken = { ...posted, drugs: ['carboplatin', 'paclitaxel', 'carbo'] };
    expect(changedBy(everyKind, posted, 'more:drugs')).toEqual(taken);
    expect(changedBy(everyKind, posted, 'more:on')).toEqual(posted);
    expect(changedBy(everyKind, posted, 'more:constructor')).toEqual(posted);
  });

  it('are no others', () => {
    expect(changedBy(everyKind, { on: ['2026'] }, 'again')).toEqual({ on: ['2026'] });
    expect(changedBy(everyKind, {}, 'save')).toBeUndefined();
  });
});
