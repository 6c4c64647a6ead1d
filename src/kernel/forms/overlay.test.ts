import { expect, test } from 'vitest';
import { everyKind } from '../../testing/every-kind.ts';
import { type AnyAnswers, emptyAnswers } from './answers.ts';
import { choice, grid, group, line, number, record } from './items.ts';
import { answersOver, over, type Silence } from './overlay.ts';

const form = record(
  { id: 'form', version: 1, sections: ['all'] },
  {
    kind: choice(['a', 'b'], { section: 'all', absent: ['unknown'] }),
    note: line(20, { section: 'all' }),
    size: number({ section: 'all', min: 0, max: 9 }),
    nodes: group({ station: choice(['pelvic', 'aortic']) }, { section: 'all' }),
    areas: grid(
      ['liver', 'spleen'],
      ['free', 'involved'],
      { involved: { mm: number({ min: 0, max: 99 }), side: choice(['left', 'right']) } },
      { section: 'all' },
    ),
  },
);
const laid = (said: object, standing: object, telling: Readonly<Record<string, Silence>>) => {
  const empty = emptyAnswers(form) as never as Record<string, unknown> & { absent: {} };
  return answersOver(form, { ...empty, ...said }, { ...empty, ...standing }, (field) => telling[field]);
};

test('what is not told of stays; silence keeps or unsays as it is declared', () => {
  expect(over('new', 'old', undefined)).toBe('old');
  expect(over('new', 'old', 'keep')).toBe('new');
  expect(over(null, 'old', 'keep')).toBe('old');
  expect(over(null, 'old', 'unknown')).toBeNull();
  const standing = { kind: 'a', note: 'here', size: 3 };
  expect(laid({ kind: 'b' }, standing, { kind: 'keep', size: 'keep' })).toMatchObject({
    ...standing,
    kind: 'b',
  });
  expect(laid({}, standing, { note: 'unknown' })).toMatchObject({ ...standing, note: null });
});

test('a value takes the place of the reason why there was none', () => {
  const standing = { absent: { kind: 'unknown' } };
  expect(laid({ kind: 'b' }, standing, { kind: 'keep' }).absent).toEqual({});
  expect(laid({}, standing, { kind: 'keep' }).absent).toEqual({ kind: 'unknown' });
});

test('rows of a grid are laid over one by one, and details stay while the answer does', () => {
  const liver = { answer: 'involved', mm: 5, side: 'left' };
  const standing = { areas: { liver, spleen: { answer: 'free' } } };
  const telling = { 'areas.liver': 'keep', 'areas.liver.mm': 'keep' } as const;
  expect(laid({ areas: { liver: { answer: 'involved', mm: 7 } } }, standing, telling)['areas']).toEqual({
    liver: { ...liver, mm: 7 },
    spleen: { answer: 'free' },
  });
  expect(laid({ areas: { liver: { answer: 'free' } } }, standing, telling)['areas']).toEqual({
    liver: { answer: 'free' },
    spleen: { answer: 'free' },
  });
  expect(laid({ areas: null }, standing, telling)['areas']).toEqual(standing.areas);
  expect(laid({ areas: null }, { areas: { liver } }, { 'areas.liver': 'unknown' })['areas']).toBeNull();
});

test('a list is laid over whole when any of its lines is told of', () => {
  const [old, young] = [
    [{ id: 'a', station: 'pelvic' }],
    [
      { id: 'b', station: 'aortic' },
      { id: 'c', station: 'pelvic' },
    ],
  ];
  const nodes = (said: unknown, telling: Readonly<Record<string, Silence>>) =>
    laid({ nodes: said }, { nodes: old }, telling)['nodes'];
  expect(nodes(young, {})).toEqual(old);
  expect(nodes(young, { 'nodes.2.station': 'keep' })).toEqual(young);
  expect(nodes(null, { 'nodes.1.station': 'keep' })).toEqual(old);
  expect(nodes([], { nodes: 'keep' })).toEqual([]);
});

test('a new answer keeps the date of its own that stands unless that is told too; a date without an answer goes', () => {
  const marker = { value: 5, comparator: null, unit: 'U/ml' };
  const answers = (more: object) => ({ ...emptyAnswers(everyKind), ...more }) as unknown as AnyAnswers;
  const standing = answers({ marker, dates: { marker: '2024-01' } });
  const told = (said: AnyAnswers, telling: Readonly<Record<string, Silence>>) =>
    answersOver(everyKind, said, standing, (field) => telling[field]).dates;
  const said = answers({ marker: { ...marker, value: 7 }, dates: { marker: '2025' } });
  expect(told(said, { marker: 'keep' })).toEqual({ marker: '2024-01' });
  expect(told(said, { marker: 'keep', 'marker.takenOn': 'keep' })).toEqual({ marker: '2025' });
  expect(told(answers({}), { marker: 'unknown' })).toEqual({});
});
