import { expect, test } from 'vitest';
import type { Localised } from '../../../../kernel/forms/words.ts';
import { i18nFor } from '../../../../kernel/i18n.ts';
import { everyItem } from '../../../care/index.ts';
import type { HistoryEntry, RowChange } from '../../queries/history.ts';
import { toldIn } from './history-words.ts';

const i18n = await i18nFor('en');
const row = (table: string, fields: RowChange['fields'], more: Partial<RowChange> = {}): RowChange => ({
  table,
  rowId: 'r1',
  version: 2,
  about: null,
  questionnaire: null,
  erased: false,
  struck: null,
  hidden: false,
  fields,
  ...more,
});
const entry = (rows: readonly RowChange[], command = 'care.correct-case'): HistoryEntry => ({
  seq: 7,
  day: '2026-11-19',
  time: '08:00',
  who: { kind: 'user', name: 'Doctor Han' },
  moved: null,
  command,
  reason: null,
  source: null,
  rows,
});
const walking = {
  form: { id: 'walking', version: 1, sections: ['all'], items: { far: { kind: 'yesNo', section: 'all' } } },
  words: {
    title: { en: 'How she walks' } as Localised,
    sections: { all: { en: 'All' } },
    items: { far: { label: { en: 'Does she walk far?' } } },
  },
} as never;
const told = (rows: readonly RowChange[], by = i18n) =>
  toldIn(by, [entry(rows)], { definitions: everyItem, questionnaires: { 'walking@1': walking } })[0]?.rows ??
  [];
const change = (field: string, before: unknown, after: unknown) => ({ field, before, after });
const fieldsOf = (...asked: Parameters<typeof row>) =>
  told([row(...asked)])[0]?.fields.map(({ label, before, after }) => [label, before, after]);

test('each command is said in words; one that nobody has named stands as it is', () => {
  const said = (command: string) =>
    toldIn(i18n, [entry([], command)], { definitions: [], questionnaires: {} })[0]?.command;
  expect(said('care.refer-case')).toBe('referred the case');
  expect(said('kernel.restore')).toBe('restored something');
  expect(said('other.command')).toBe('other.command');
});

test('a place is called by its table and by what tells its rows apart, in words where it is a code', () => {
  const place = (table: string, more: Partial<RowChange> = {}) => told([row(table, [], more)])[0]?.place;
  expect(place('care.case')).toBe('Case');
  expect(place('surgery.operation', { about: '2026-11-16' })).toBe('Operation: 2026-11-16');
  expect(place('care.work_up', { about: 'ca125' })).toBe('Work-up: CA-125');
  expect(place('board.recommendation', { about: 'systemic' })).toBe('Recommendation: Systemic treatment');
  expect(place('care.entry', { about: '2026-11-18', questionnaire: 'walking@1' })).toBe(
    'How she walks: 2026-11-18',
  );
  expect(place('care.entry', { questionnaire: 'gone@1' })).toBe('Form');
});

test('a code is told by the words of its own table: a state of a result is none of a listing', () => {
  expect(fieldsOf('care.work_up', [change('state', 'requested', 'present')])).toEqual([
    ['State', 'Requested', 'Present'],
  ]);
  expect(fieldsOf('board.listing', [change('state', 'listed', 'discussed')])).toEqual([
    ['State', 'Listed', 'Discussed'],
  ]);
  expect(
    fieldsOf('meetings.agenda_item', [
      change('conclusion', null, 'deferred'),
      change('deferral_reason', null, 'time_ran_out'),
      change('quorum_met', false, true),
    ]),
  ).toEqual([
    ['Conclusion', null, 'Deferred'],
    ['Reason for deferring', null, 'time ran out'],
    ['Quorum met', 'no', 'yes'],
  ]);
});

test('a result is told by its value: chosen in words, written as it was written, nought as nought', () => {
  const value = (about: string, before: unknown, after: unknown) =>
    fieldsOf('care.work_up', [change('value', before, after)], { about })?.[0]?.slice(1);
  expect(value('menopausal_state', 'premenopausal', 'postmenopausal')).toEqual([
    'premenopausal',
    'postmenopausal',
  ]);
  expect(value('brca', null, 'brca1')).toEqual([null, 'BRCA1 variant']);
  expect(value('allergies', 'negative', 'brca1')).toEqual(['negative', 'brca1']);
  expect(value('ca125', 812, 0)).toEqual(['812', '0']);
  expect(value('gi_origin_ruled_out', true, false)).toEqual(['yes', 'no']);
});

test('an answer of a form is told by its own label and words; nobody’s answer is null, a reason an answer', () => {
  const answered = [
    change('answers.stage', { value: 'IIIC' }, { value: 'IVB' }),
    change('answers.grade', null, { reason: 'unknown' }),
  ];
  const rows = told([row('care.case', answered)])[0]?.fields ?? [];
  expect(rows.map(({ isAnswer, before, after }) => [isAnswer, before, after])).toEqual([
    [true, 'IIIC', 'IVB'],
    [true, null, 'Not known'],
  ]);
  const own = row('care.entry', [change('answers.far', null, { value: false })], {
    questionnaire: 'walking@1',
  });
  expect(told([own])[0]?.fields).toEqual([
    { key: 'answers.far', label: 'Does she walk far?', isAnswer: true, before: null, after: 'no' },
  ]);
});

test('several values stand one after the other, none of them as none; what is no answer is told so', () => {
  expect(fieldsOf('care.identity', [change('latin_name', null, 'Kim')])).toEqual([
    ['Name in Latin letters', null, 'Kim'],
  ]);
  expect(fieldsOf('care.case', [change('label', [], ['a', 'b'])])).toEqual([['Label', 'none', 'a, b']]);
  expect(told([row('care.identity', [change('latin_name', null, 'Kim')])])[0]?.fields[0]?.isAnswer).toBe(
    false,
  );
});

test('a row is new in its first version alone, and says what became of it', () => {
  const of = (more: Partial<RowChange>) => told([row('care.referral', [], more)])[0];
  expect(of({ version: 1 })?.isNew).toBe(true);
  expect(of({ version: 2 })?.isNew).toBe(false);
  expect(of({ struck: 'taken_back', hidden: true })).toMatchObject({
    struck: 'taken_back',
    hidden: true,
    erased: false,
  });
});

test('a history is told in the reader’s language', async () => {
  const korean = told(
    [row('care.work_up', [change('state', null, 'requested')], { about: 'ecog' })],
    await i18nFor('ko'),
  );
  expect(`${korean[0]?.place} ${korean[0]?.fields[0]?.label} ${korean[0]?.fields[0]?.after}`).not.toMatch(
    /[A-Za-z]{5,}/,
  );
});
