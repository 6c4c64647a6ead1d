import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyKind } from '../../testing/every-kind.ts';
import { generatedAnswers } from '../../testing/generated-answers.ts';
import { emptyAnswers } from './answers.ts';
import { changesOf } from './changes.ts';

const empty = emptyAnswers(everyKind);
const row = { id: 'r1', person: null, role: 'main', part: null, gave: null, from: null, absent: {} } as const;

/** The same with the keys of every object the other way round. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, turned(inner)]),
  );
};

describe('what differs between two versions', () => {
  it('is nothing when they are the same, whatever the order of keys', () => {
    fc.assert(
      fc.property(generatedAnswers(everyKind), (answers) => {
        expect(changesOf(everyKind, answers, turned(answers) as typeof answers)).toEqual([]);
      }),
    );
  });

  it('names each item, with the reason where there is no value', () => {
    const after = { ...empty, biopsyOnly: false, minutes: 30, absent: { rupture: 'unknown' } } as const;
    expect(changesOf(everyKind, empty, after)).toEqual([
      { name: 'rupture', before: null, after: { reason: 'unknown' } },
      { name: 'biopsyOnly', before: null, after: { value: false } },
      { name: 'minutes', before: null, after: { value: 30 } },
    ]);
  });

  it('names each row of a grid by its row, each row of a group by its id', () => {
    const before = {
      ...empty,
      areas: { liver: { answer: 'free' } },
      team: [row, { ...row, id: 'r2' }],
    } as const;
    const after = {
      ...empty,
      areas: { liver: { answer: 'involved', mm: 3, side: null } },
      team: [{ ...row, id: 'r2', role: 'assistant' }, row],
    } as const;
    expect(changesOf(everyKind, before, after)).toEqual([
      {
        name: 'areas.liver',
        before: { value: { answer: 'free' } },
        after: { value: { answer: 'involved', mm: 3, side: null } },
      },
      {
        name: 'team.r2',
        before: { value: { ...row, id: 'r2' } },
        after: { value: { ...row, id: 'r2', role: 'assistant' } },
      },
    ]);
  });

  it('is nothing where the same was chosen in another order', () => {
    const chosen = (...done: string[]) => ({ ...empty, done, drugs: done });
    expect(changesOf(everyKind, chosen('a', 'b'), chosen('b', 'a'))).toEqual([]);
    expect(changesOf(everyKind, chosen('a', 'b'), chosen('a'))).toHaveLength(2);
  });

  it('tells "there was none" from nothing said', () => {
    expect(changesOf(everyKind, empty, { ...empty, team: [] })).toEqual([
      { name: 'team', before: null, after: { value: [] } },
    ]);
    expect(changesOf(everyKind, { ...empty, team: [] }, { ...empty, team: [row] })).toEqual([
      { name: 'team', before: { value: [] }, after: null },
      { name: 'team.r1', before: null, after: { value: row } },
    ]);
  });
});
