import { expect, test } from 'vitest';
import {
  choice,
  choices,
  date,
  grid,
  group,
  line,
  number,
  person,
  quantity,
  range,
  time,
  yesNo,
} from '../../kernel/forms/items.ts';
import { i18nFor } from '../../kernel/i18n.ts';
import { answerTextIn, saidText } from './answer-text.ts';

const i18n = await i18nFor('en');
const text = answerTextIn(i18n, new Map([['p1', 'Doctor Han']]));
const label = (en: string, more: object = {}) => ({ label: { en }, ...more });
const codes = { codes: { left: { en: 'On the left' }, right: { en: 'On the right' } } };

test('what was chosen is said in words, a code without one as it is; nothing of several is none', () => {
  const side = choice(['left', 'right']);
  expect(text.leaf(side, label('Side', codes), 'right')).toBe('On the right');
  expect(text.leaf(side, label('Side', codes), 'upwards')).toBe('upwards');
  const sides = choices(['left', 'right']);
  expect(text.leaf(sides, label('Sides', codes), ['left', 'right'])).toBe('On the left, On the right');
  expect(text.leaf(sides, label('Sides', codes), [])).toBe('none');
});

test('yes and no, a text, a day, a time and somebody of the house are said as they are', () => {
  expect(text.leaf(yesNo(), label('Done'), true)).toBe('yes');
  expect(text.leaf(yesNo(), label('Done'), false)).toBe('no');
  expect(text.leaf(line(80), label('Why'), 'Bled')).toBe('Bled');
  expect(text.leaf(date(), label('On'), '2026-11')).toBe('2026-11');
  expect(text.leaf(time(), label('At'), '14:05')).toBe('14:05');
  expect(text.leaf(person(), label('By'), 'p1')).toBe('Doctor Han');
  expect(text.leaf(person(), label('By'), 'p2')).toBe('p2');
});

test('what is measured keeps its unit, its sign and its nought', () => {
  expect(text.leaf(number({ min: 0, max: 9, unit: 'min' }), label('Minutes'), 0)).toBe('0 min');
  expect(text.leaf(number({ min: 0, max: 9 }), label('Count'), 7)).toBe('7');
  const marker = quantity(['U/mL'], { min: 0, max: 9 });
  expect(text.leaf(marker, label('CA-125'), { value: 35, comparator: null, unit: 'U/mL' })).toBe('35 U/mL');
  expect(text.leaf(marker, label('CA-125'), { value: 5, comparator: '<', unit: 'U/mL' })).toBe('< 5 U/mL');
});

test('a range is none, one size, between two, or at least as much', () => {
  const residual = range({ unit: 'mm', min: 0, max: 500 });
  const said = (min: number, max: number | null) => text.leaf(residual, label('Left'), { min, max });
  expect(said(0, 0)).toBe('none (0 mm)');
  expect(said(7, 7)).toBe('7 mm');
  expect(said(1, 10)).toBe('1 to 10 mm');
  expect(said(11, null)).toBe('at least 11 mm');
});

const areas = grid(
  ['liver', 'spleen'],
  ['free', 'involved'],
  {
    involved: { mm: number({ min: 1, max: 500, unit: 'mm' }), side: choice(['left', 'right']) },
  },
  { only: { side: ['liver'] } },
);
const areaWords = {
  ...label('Areas'),
  answers: { free: { en: 'Free' }, involved: { en: 'Involved' } },
  details: { involved: { mm: label('Size'), side: label('Side', codes) } },
};

test('a row of a grid is said with its details, those that belong to the row and nobody said too', () => {
  expect(text.gridRow(areas, areaWords, 'liver', { answer: 'free' })).toBe('Free');
  expect(text.gridRow(areas, areaWords, 'liver', { answer: 'involved', mm: 12, side: 'left' })).toBe(
    'Involved, 12 mm, On the left',
  );
  expect(text.gridRow(areas, areaWords, 'liver', { answer: 'involved', mm: null, side: null })).toBe(
    'Involved, Size: not said, Side: not said',
  );
  expect(text.gridRow(areas, areaWords, 'spleen', { answer: 'involved', mm: 3 })).toBe('Involved, 3 mm');
});

const team = group({ person: person(), lead: yesNo({ absent: ['unknown'] }), part: line(80) });
const teamWords = {
  ...label('Team'),
  items: { person: label('Who'), lead: label('Leads'), part: label('Part') },
};

test('a line of a list says of what "yes" and "not known" are; what nobody said is left out', () => {
  expect(text.groupRow(team, teamWords, { person: 'p1', lead: true, part: 'Liver' })).toBe(
    'Doctor Han, Leads: yes, Liver',
  );
  expect(
    text.groupRow(team, teamWords, { person: 'p1', lead: null, part: null, absent: { lead: 'unknown' } }),
  ).toBe('Doctor Han, Leads: Not known');
  expect(text.groupRow(team, teamWords, { person: null, lead: null, part: null, absent: {} })).toBe('');
});

test('of a whole form what was said is told: nothing, a reason, an answer, a row, an empty list', () => {
  const said = (
    item: Parameters<typeof saidText>[1],
    words: Parameters<typeof saidText>[2],
    of: Parameters<typeof saidText>[3],
    part?: string,
  ) => saidText(text, item, words, of, part);
  expect(said(yesNo(), label('Done'), null)).toBeNull();
  expect(said(yesNo(), label('Done'), { reason: 'not_done' })).toBe('Not done');
  expect(said(yesNo(), label('Done'), { value: false })).toBe('no');
  expect(said(team, teamWords, { value: [] })).toBe('none');
  expect(said(team, teamWords, { value: { person: 'p1', lead: null, part: null } }, '0')).toBe('Doctor Han');
  expect(said(areas, areaWords, { value: { answer: 'free' } }, 'liver')).toBe('Free');
  expect(said(line(8), label('Why'), { value: 'x' }, 'row')).toBeNull();
});

test('every reason without a value is said in the reader’s language', async () => {
  const korean = answerTextIn(await i18nFor('ko'), new Map());
  for (const reason of ['unknown', 'not_done', 'not_applicable', 'requested', 'waived'] as const) {
    expect(text.reason(reason)).toMatch(/^[A-Z]/);
    expect(korean.reason(reason)).not.toMatch(/[a-z]/i);
  }
});
