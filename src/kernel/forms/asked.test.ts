import { describe, expect, it } from 'vitest';
import { everyKind } from '../../testing/every-kind.ts';
import { emptyAnswers, saysNothing } from './answers.ts';
import { isAsked, lookupIn, missingItems } from './asked.ts';

const empty = emptyAnswers(everyKind);

describe('what a complete form would answer', () => {
  it('is what is needed and not certainly out of place', () => {
    expect(missingItems(everyKind, empty)).toEqual(['rupture', 'cause', 'residual']);
    expect(missingItems(everyKind, { ...empty, rupture: 'none', residual: { min: 0, max: 0 } })).toEqual([]);
    expect(missingItems(everyKind, { ...empty, rupture: 'during' })).toEqual(['cause', 'residual']);
  });

  it('is answered by a reason as well as by a value', () => {
    expect(
      missingItems(everyKind, { ...empty, absent: { rupture: 'unknown', residual: 'unknown' } }),
    ).toEqual(['cause']);
  });
});

describe('whether something is asked', () => {
  it('looks into the row first, then around it, then at the course', () => {
    const row = { role: 'assistant' };
    const lookup = lookupIn({ ...empty, role: 'main', done: ['x'] }, { site: 'ovary' }, row);
    expect(isAsked({ when: { item: 'role', in: ['assistant'] } }, lookup)).toBe(true);
    expect(isAsked({ when: { item: 'done', in: ['x'] } }, lookup)).toBe(true);
    expect(isAsked({ when: { fact: 'site', in: ['ovary'] } }, lookup)).toBe(true);
    expect(isAsked({ when: { fact: 'constructor', in: ['ovary'] } }, lookup)).toBeNull();
    expect(isAsked({}, lookup)).toBe(true);
  });
});

describe('a form that says nothing', () => {
  it('is told from one that says that nobody knows', () => {
    expect(saysNothing(everyKind, empty)).toBe(true);
    expect(saysNothing(everyKind, { ...empty, absent: { rupture: 'unknown' } })).toBe(false);
    expect(saysNothing(everyKind, { ...empty, team: [] })).toBe(false);
  });
});
