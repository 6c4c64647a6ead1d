import { expect, it } from 'vitest';
import type { AnyAnswers } from './answers.ts';
import { choice, choices, group, line, number, record } from './items.ts';
import { codesOfLists, strangersIn, tailored } from './tailored.ts';

const form = record(
  { id: 'tree', version: 1, sections: ['all'] },
  {
    kind: choice(['oak', 'ash', 'elm'], { of: 'trees', section: 'all', needed: true }),
    birds: choices(['jay', 'owl'], { section: 'all' }),
    height: number({ section: 'all', min: 0, max: 100 }),
    branches: group({ side: choice(['north', 'south']), note: line(10) }, { section: 'all' }),
  },
  { sum: { section: 'all', from: ['height'] } },
);
const said = (answers: Record<string, unknown>): AnyAnswers => ({ ...answers, absent: {} });
const by = (how: Parameters<typeof tailored>[1], answers: AnyAnswers | null = null) =>
  tailored(form, how, answers);

it('asks what applies, and what was answered before', () => {
  expect(Object.keys(by({ items: ['kind', 'birds'] }).items)).toEqual(['kind', 'birds']);
  expect(Object.keys(by({ items: ['kind'] }, said({ height: 0 })).items)).toEqual(['kind', 'height']);
  const unknown = { height: null, absent: { height: 'unknown' as const } };
  expect(Object.keys(by({ items: ['kind'] }, unknown).items)).toEqual(['kind', 'height']);
  expect(by({}).items).toEqual(form.items);
});

it('puts items of a section into an order, where the first of them stands', () => {
  const names = (order: readonly string[], items?: readonly string[]) =>
    Object.keys(by({ order, ...(items && { items }) }).items);
  expect(names(['branches', 'birds'])).toEqual(['kind', 'branches', 'birds', 'height']);
  expect(names(['height', 'kind'])).toEqual(['height', 'kind', 'birds', 'branches']);
  expect(names(['branches', 'birds'], ['kind', 'birds'])).toEqual(['kind', 'birds']);
  expect(strangersIn(form, { order: ['bark'] })).toEqual(['bark']);
  const two = record(
    { id: 'two', version: 1, sections: ['a', 'b'] },
    { x: line(9, { section: 'a' }), y: line(9, { section: 'b' }), z: line(9, { section: 'a' }) },
  );
  expect(Object.keys(tailored(two, { order: ['z', 'y', 'x'] }, null).items)).toEqual(['z', 'x', 'y']);
});

it('computes what some asked item is part of', () => {
  expect(by({ items: ['kind'] }).computed).toEqual({});
  expect(by({ items: ['height'] }).computed).toEqual(form.computed);
  expect(by({ without: ['sum'] }).computed).toEqual({});
});

it('says anew what is needed, and when', () => {
  const { kind, height } = by({ needed: ['height'], when: { height: { item: 'kind', in: ['oak'] } } }).items;
  expect(kind).not.toHaveProperty('needed');
  expect(height).toMatchObject({ needed: true, when: { item: 'kind', in: ['oak'] } });
  expect(by({}).items.kind.needed).toBe(true);
});

it('offers codes in their order, also of rows, and keeps those that were said', () => {
  const codes = { kind: ['elm', 'oak', 'yew'], birds: ['owl'], 'branches.side': ['south'] };
  const bare = by({ codes }).items;
  expect([bare.kind.codes, bare.birds.codes, bare.branches.items.side.codes]).toEqual([
    ['elm', 'oak'],
    ['owl'],
    ['south'],
  ]);
  const kept = by({ codes }, said({ kind: 'ash', birds: ['jay'], branches: [{ side: 'north' }] })).items;
  expect([kept.kind.codes, kept.birds.codes, kept.branches.items.side.codes]).toEqual([
    ['elm', 'oak', 'ash'],
    ['owl', 'jay'],
    ['south', 'north'],
  ]);
});

it('takes the codes of an item that is of a list', () => {
  expect(codesOfLists(form, { trees: ['elm'], birds: ['owl'] })).toEqual({ kind: ['elm'] });
});

it('names what a form does not have', () => {
  expect(
    strangersIn(form, {
      items: ['kind', 'root'],
      needed: ['leaf'],
      when: { bark: { item: 'kind', in: [] } },
    }),
  ).toEqual(['root', 'leaf', 'bark']);
  expect(
    strangersIn(form, {
      codes: { kind: ['oak', 'yew'], 'branches.side': ['east'], height: ['1'], 'branches.tip': [] },
    }),
  ).toEqual(['kind: yew', 'branches.side: east', 'height', 'branches.tip']);
});

it('is one and the same form wherever nothing is answered beyond what it asks', () => {
  const how = { items: ['kind', 'branches'], codes: { kind: ['oak', 'ash'], 'branches.side': ['north'] } };
  const bare = tailored(form, how, null);
  expect(tailored(form, how, null)).toBe(bare);
  expect(tailored(form, how, said({ kind: 'oak', branches: [{ side: 'north', note: 'x' }] }))).toBe(bare);
  for (const beyond of [{ kind: 'elm' }, { height: 3 }, { branches: [{ side: 'south', note: null }] }]) {
    const asked = tailored(form, how, said(beyond));
    expect(asked).not.toBe(bare);
    expect(asked).not.toEqual(bare);
  }
});
